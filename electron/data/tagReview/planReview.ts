import { notBuilt } from '../notBuilt';

export const planReview = notBuilt;
