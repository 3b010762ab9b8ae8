// `npm run models`: unpacks the pretrained networks into resources/models/ unless they are there.
import { runMain } from './lib/log.mjs';
import { makeModelsIfStale } from './models/makeModels.mjs';

await runMain(makeModelsIfStale);
