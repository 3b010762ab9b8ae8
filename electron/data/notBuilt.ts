import { Refusal } from './refusal';

export const notBuilt = (): never => {
  throw new Refusal('notBuilt', 'Not built yet.');
};
