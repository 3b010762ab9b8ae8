import { SegmentedControl } from '@mantine/core';
import { setTheme, usePreferences } from '../../state/preferences';
import { SettingRow } from './SettingRow';

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function ThemeSetting() {
  const theme = usePreferences((state) => state.theme);
  return (
    <SettingRow title="Theme">
      <SegmentedControl aria-label="Theme" value={theme} onChange={(value) => setTheme(THEMES.find((known) => known.value === value)?.value ?? 'system')} data={THEMES.map((entry) => ({ ...entry }))} />
    </SettingRow>
  );
}
