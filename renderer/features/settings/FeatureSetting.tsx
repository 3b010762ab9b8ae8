import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { showFailure } from '../../components/showFailure';
import { useRead } from '../../data/queries';
import { services } from '../../data/services';
import { formatBytes } from '../../format/formatBytes';
import { SettingRow } from './SettingRow';

const WHY = 'What the model reads of each item is computed once and kept in the project. Forgotten, it is computed again at the next training; models, runs and labels stay, and the room in the file is used again.';

/** What the project keeps of its items for the local model, and how to be rid of it. */
export function FeatureSetting() {
  const held = useRead('features.held', {});
  const [isForgetting, setForgetting] = useState(false);
  const forget = async () => {
    setForgetting(true);
    try {
      const { removed } = await services.call('features.forget', {});
      notifications.show({ message: `Features of ${removed.toLocaleString()} ${removed === 1 ? 'item' : 'items'} forgotten.`, autoClose: 2_500 });
    } catch (error) {
      showFailure('The features were not forgotten', error);
    }
    await held.refetch();
    setForgetting(false);
  };
  const { vectors, bytes } = held.data ?? { vectors: 0, bytes: 0 };
  return (
    <SettingRow title="Features kept in the project" text={held.data ? `${vectors === 0 ? 'None are kept.' : `${vectors.toLocaleString()} ${vectors === 1 ? 'vector' : 'vectors'}, ${formatBytes(bytes)}.`} ${WHY}` : WHY}>
      <Button variant="default" loading={isForgetting} disabled={vectors === 0} onClick={() => void forget()}>
        Forget features
      </Button>
    </SettingRow>
  );
}
