import { NumberInput } from '@mantine/core';

const MOST = 2_147_483_647;

/** The number that makes chance repeatable. */
export function SeedField({ value, onChange }: { readonly value: number; readonly onChange: (seed: number) => void }) {
  return <NumberInput label="Seed" title="The same seed on the same data gives the same result" allowDecimal={false} min={0} max={MOST} value={value} onChange={(next) => typeof next === 'number' && onChange(next)} />;
}
