import { sayP } from '../../shared/metrics/sayP';

/** A p value or q value as it is quoted: "p < 0.001", "p = 0.032". `name` p unless said. */
export function formatP(p: number | null, name: 'p' | 'q' = 'p'): string {
  const said = sayP(p);
  return /^\d/.test(said) ? `${name} = ${said}` : `${name} ${said}`;
}
