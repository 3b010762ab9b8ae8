import { Modal } from '@mantine/core';
import type { Modality } from '../../../shared/domain/project';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { usePreferences } from '../../state/preferences';
import { acceptKeys } from './acceptCommand';
import { ITEM_KEYS, type KeyLine, LABEL_KEYS } from './keyGuide';
import classes from './KeyHelp.module.css';

const ITEM_TITLE: Readonly<Record<Modality, string>> = { text: 'Text', image: 'Image', audio: 'Recording', table: 'Table row' };

export function KeyHelp({ modality, opened, onClose }: { readonly modality: Modality; readonly opened: boolean; readonly onClose: () => void }) {
  const singleKeys = usePreferences((state) => state.singleKeys);
  return (
    <Modal opened={opened} onClose={onClose} title="Keys" size={760} returnFocus={false} closeButtonProps={{ 'aria-label': 'Close the keys' }}>
      {!singleKeys && <p className={classes.note}>Single-key shortcuts are turned off in Settings: class keys want Alt, the rest is in the palette (Ctrl+K).</p>}
      <div className={classes.columns}>
        <KeyList title="Labelling" lines={[{ keys: ['1', '…', '9', 'A', '…'], does: 'Answer with the class of that key, and go on' }, { keys: [displayKeys(acceptKeys(modality))], does: 'Accept what the model suggests, where it does' }, ...LABEL_KEYS]} />
        <KeyList title={ITEM_TITLE[modality]} lines={ITEM_KEYS[modality]} />
      </div>
    </Modal>
  );
}

function KeyList({ title, lines }: { readonly title: string; readonly lines: readonly KeyLine[] }) {
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {lines.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key, index) => (
                <Keycap key={index} keys={key} />
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
