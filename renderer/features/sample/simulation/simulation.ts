import { createOnDemand } from '../../../data/onDemand';

/** The simulation that was run last. */
export const simulation = createOnDemand('simulation.run');
