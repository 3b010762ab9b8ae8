import { IconFileText, IconPhoto, IconTable, IconWaveSine } from '@tabler/icons-react';
import type { Modality } from '../../shared/domain/project';

const ICON: Record<Modality, typeof IconTable> = { text: IconFileText, image: IconPhoto, audio: IconWaveSine, table: IconTable };
export const MODALITY_NAME: Record<Modality, string> = { text: 'Text', image: 'Images', audio: 'Audio', table: 'Table rows' };

/** What the items of a project are, as a picture; its name stands beside it or in the label of what holds it. */
export function ModalityIcon({ modality, size = 18 }: { readonly modality: Modality; readonly size?: number }) {
  const Icon = ICON[modality];
  return <Icon size={size} stroke={1.6} aria-hidden />;
}
