import { createOnDemand } from '../../../data/onDemand';

/** The batch that was looked at last; it is made when it is asked for. */
export const batchPreview = createOnDemand('sampling.preview');
