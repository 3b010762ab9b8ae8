import { sayNamedP } from '../../shared/metrics/sayNamedP';
import { sayP } from '../../shared/metrics/sayP';

/** A p value or q value as it is quoted: "p < 0.001", "p = 0.032"; in a column of its own (`name` null) "< 0.001", "0.032". `name` p unless said. */
export function formatP(p: number | null, name: 'p' | 'q' | null = 'p'): string {
  return name === null ? sayP(p) : sayNamedP(p, name);
}
