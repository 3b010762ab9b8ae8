import type { ItemContent } from '../../../shared/contract/items';
import { AudioItem } from './AudioItem';
import { ImageItem } from './ImageItem';
import type { ItemKeys } from './itemKeys';
import { TableItem } from './TableItem';
import { TextItem } from './TextItem';

export interface ItemViewProps {
  readonly content: ItemContent;
  /** Size of text, in CSS pixels. */
  readonly textSize: number;
  readonly keywords: readonly string[];
  /** Receives the handler of this view's keys. */
  readonly keys?: ItemKeys;
  /** Asks for larger (1) or smaller (-1) text. */
  readonly onTextSize?: (by: number) => void;
  readonly onKeywords?: () => void;
}

/** One item, large, whatever it is. */
export function ItemView({ content, textSize, keywords, keys, onTextSize, onKeywords }: ItemViewProps) {
  const { id: itemId, media } = content;
  switch (content.modality) {
    case 'text':
      return <TextItem itemId={itemId} text={content.text ?? ''} size={textSize} keywords={keywords} keys={keys} onSize={onTextSize} onKeywords={onKeywords} />;
    case 'image':
      return <ImageItem itemId={itemId} name={media?.name ?? ''} url={media?.url ?? ''} keys={keys} />;
    case 'audio':
      return <AudioItem itemId={itemId} name={media?.name ?? ''} url={media?.url ?? ''} keys={keys} />;
    case 'table':
      return <TableItem itemId={itemId} features={content.features} size={textSize} keys={keys} onSize={onTextSize} />;
  }
}
