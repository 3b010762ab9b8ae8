import { ServiceClient } from './serviceClient';

/** The window's one client. */
export const services = new ServiceClient();
