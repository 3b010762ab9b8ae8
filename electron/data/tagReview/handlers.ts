import type { HandlerTable } from '../handler';
import { notBuilt } from '../notBuilt';

export const tagReviewReads: Pick<HandlerTable<'read'>, 'tagReview.questions' | 'tagReview.item'> = {
  'tagReview.questions': notBuilt,
  'tagReview.item': notBuilt,
};

export const tagReviewAnalyses: Pick<HandlerTable<'analysis'>, 'tagReview.plan'> = {
  'tagReview.plan': notBuilt,
};

export const tagReviewWrites: Pick<HandlerTable<'write'>, 'tagReview.addQuestion' | 'tagReview.saveQuestion' | 'tagReview.removeQuestion' | 'tagReview.answer'> = {
  'tagReview.addQuestion': notBuilt,
  'tagReview.saveQuestion': notBuilt,
  'tagReview.removeQuestion': notBuilt,
  'tagReview.answer': notBuilt,
};
