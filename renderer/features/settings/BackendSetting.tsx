import { SegmentedControl } from '@mantine/core';
import { type Preferences, setPreferences, usePreferences } from '../../state/preferences';
import { SettingRow } from './SettingRow';

const CHOICES: readonly { readonly value: Preferences['backend']; readonly label: string }[] = [
  { value: 'auto', label: 'Fastest' },
  { value: 'webgl', label: 'WebGL' },
  { value: 'wasm', label: 'WASM' },
  { value: 'cpu', label: 'CPU' },
];

/** What the local model is trained with. */
export function BackendSetting() {
  const backend = usePreferences((state) => state.backend);
  return (
    <SettingRow title="Compute backend" text="What trains the local model. WebGL is the graphics card, WASM and CPU the processor. Fastest measures what this computer has; one that is not there is replaced, and the training says so.">
      <SegmentedControl aria-label="Compute backend" value={backend} onChange={(value) => setPreferences({ backend: CHOICES.find((choice) => choice.value === value)?.value ?? 'auto' })} data={CHOICES.map((choice) => ({ ...choice }))} />
    </SettingRow>
  );
}
