import { startApp } from './startApp';

startApp(import.meta.dirname);
