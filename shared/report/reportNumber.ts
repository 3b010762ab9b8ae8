/** How figures stand in a report: shares as percent, differences as signed points, everything else with three digits. A real minus; n/a for what is undefined. */
export function reportNumber(value: number | null, as: 'percent' | 'points' | 'number' | 'count', digits?: number): string {
  if (value === null) return 'n/a';
  switch (as) {
    case 'percent':
      return `${minus((100 * value).toFixed(digits ?? 1))} %`;
    case 'points': {
      const points = (100 * value).toFixed(digits ?? 2);
      return Number(points) === 0 ? points.replace('-', '') : minus(value > 0 ? `+${points}` : points);
    }
    case 'count':
      return value.toLocaleString('en');
    case 'number':
      return minus(value.toFixed(digits ?? 3));
  }
}

function minus(text: string): string {
  return text.replace('-', '−');
}
