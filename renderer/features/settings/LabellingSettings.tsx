import { Slider, Switch } from '@mantine/core';
import { setPreferences, TEXT_SIZES, usePreferences } from '../../state/preferences';
import classes from './LabellingSettings.module.css';
import { SettingRow } from './SettingRow';

export function LabellingSettings() {
  const { singleKeys, autoAdvance, showDetails, textSize } = usePreferences();
  return (
    <>
      <SettingRow title="Go on after an answer" text="The next item comes as soon as a class is chosen. Off: the right arrow brings it." htmlFor="setting-advance">
        <Switch id="setting-advance" checked={autoAdvance} onChange={(event) => setPreferences({ autoAdvance: event.currentTarget.checked })} />
      </SettingRow>
      <SettingRow title="Single-key shortcuts" text="Keys such as 1, F or Space act by themselves while labelling. Off: classes answer to Alt and their key, the rest to Ctrl+K and the buttons." htmlFor="setting-keys">
        <Switch id="setting-keys" checked={singleKeys} onChange={(event) => setPreferences({ singleKeys: event.currentTarget.checked })} />
      </SettingRow>
      <SettingRow title="Tags and details while labelling" text="Shown under the item. They may give the answer away, so they are hidden unless you want them." htmlFor="setting-details">
        <Switch id="setting-details" checked={showDetails} onChange={(event) => setPreferences({ showDetails: event.currentTarget.checked })} />
      </SettingRow>
      <SettingRow title="Text size of items" text={`${textSize} pixels`}>
        <Slider w={220} thumbLabel="Text size of items" min={TEXT_SIZES.smallest} max={TEXT_SIZES.largest} value={textSize} label={null} onChange={(value) => setPreferences({ textSize: value })} />
      </SettingRow>
      <p className={classes.sample} style={{ fontSize: textSize }}>
        This is how a text to be labelled is read. هذا نص للقراءة.
      </p>
    </>
  );
}
