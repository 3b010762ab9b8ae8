import { clusterFirst } from './clusterFirst';
import { committee } from './committee';
import { defaultStrategy } from './defaultStrategy';
import { density } from './density';
import { kCentre } from './kCentre';
import { labelMoreOrNew } from './labelMoreOrNew';
import { powerNoise } from './powerNoise';
import { randomRows } from './randomRows';
import type { BatchRequest, Ranking } from './strategy';
import { uncertainRows } from './uncertainRows';
import { weakestSlice } from './weakestSlice';

/** The strategy's order of the candidates. What each does is said where it is defined. */
export async function rankByStrategy(request: BatchRequest): Promise<Ranking> {
  switch (request.strategy) {
    case 'default': return defaultStrategy(request);
    case 'random': return randomRows(request);
    case 'least-confidence':
    case 'margin':
    case 'entropy': return uncertainRows(request.strategy, request);
    case 'power-noise': return powerNoise(request);
    case 'k-centre': return kCentre(request);
    case 'cluster-first': return clusterFirst(request);
    case 'density': return density(request);
    case 'committee': return committee(request);
    case 'label-more-or-new': return labelMoreOrNew(request);
    case 'weakest-slice': return weakestSlice(request);
  }
}
