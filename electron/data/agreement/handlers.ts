import type { HandlerTable } from '../handler';

export const agreementAnalyses: Pick<HandlerTable<'analysis'>, 'agreement.measure'> = {
  'agreement.measure': () => Promise.reject(new Error('being built')),
};
