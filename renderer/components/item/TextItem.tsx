import { IconHighlight, IconPilcrow, IconTextDecrease, IconTextIncrease } from '@tabler/icons-react';
import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ItemTool } from './ItemTool';
import { type ItemKeys, resizeByKey, scrollByKey, useItemKeys } from './itemKeys';
import { markText, type MarkOptions } from './markText';
import { splitText } from './splitText';
import classes from './TextItem.module.css';

export interface TextItemProps {
  /** Says when another item is shown: it starts at its top. */
  readonly itemId: number;
  readonly text: string;
  /** CSS pixels. */
  readonly size: number;
  readonly keywords: readonly string[];
  readonly keys?: ItemKeys;
  /** Asks for larger (1) or smaller (-1) text. */
  readonly onSize?: (by: number) => void;
  readonly onKeywords?: () => void;
}

/** A text as text: its own direction, script, spaces and line ends; long ones scroll. */
export function TextItem({ itemId, text, size, keywords, keys, onSize, onKeywords }: TextItemProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [showHidden, setShowHidden] = useState(false);
  const blocks = useMemo(() => splitText(text), [text]);
  const marks = useMemo(() => ({ keywords, showHidden }), [keywords, showHidden]);

  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [itemId]);
  useItemKeys(keys, (event) => {
    if (event.shiftKey && event.key.toLowerCase() === 'h' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      setShowHidden(!showHidden);
      return true;
    }
    return resizeByKey(event, onSize) || scrollByKey(event, scroller.current);
  });

  return (
    <div className={classes.item}>
      <div ref={scroller} className={classes.scroller} tabIndex={0} role="region" aria-label="Item">
        <div className={classes.text} dir="auto" style={{ fontSize: size }} data-item-text>
          {blocks.map((block) => (
            <Block key={block.start} text={block.text} lines={block.lines} isLong={blocks.length > 1} marks={marks} />
          ))}
        </div>
      </div>
      <div className={classes.tools} role="toolbar" aria-label="Text">
        {onSize && (
          <>
            <ItemTool label="Smaller" keys="-" icon={IconTextDecrease} onClick={() => onSize(-1)} />
            <ItemTool label="Larger" keys="+" icon={IconTextIncrease} onClick={() => onSize(1)} />
          </>
        )}
        {onKeywords && <ItemTool label="Keywords to highlight" keys="Shift+K" icon={IconHighlight} isOn={keywords.length > 0} onClick={onKeywords} />}
        <ItemTool label="Hidden characters" keys="Shift+H" icon={IconPilcrow} isOn={showHidden} onClick={() => setShowHidden(!showHidden)} />
      </div>
    </div>
  );
}

const Block = memo(function Block({ text, lines, isLong, marks }: { readonly text: string; readonly lines: number; readonly isLong: boolean; readonly marks: MarkOptions }) {
  const pieces = markText(text, marks);
  return (
    <div className={isLong ? classes.longBlock : undefined} style={isLong ? { containIntrinsicSize: `auto ${lines * 1.6}em` } : undefined}>
      {pieces.map((piece, index) =>
        piece.kind === 'plain' ? (
          piece.text
        ) : piece.kind === 'keyword' ? (
          <mark key={index} className={classes.keyword}>
            {piece.text}
          </mark>
        ) : (
          <span key={index} className={classes.hidden} title={`Hidden character ${piece.name}`}>
            {piece.name}
          </span>
        ),
      )}
    </div>
  );
});
