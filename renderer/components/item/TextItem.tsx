import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type ItemKeys, scrollByKey, useItemKeys } from './itemKeys';
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
}

/** A text as text: its own direction, script, spaces and line ends; long ones scroll. */
export function TextItem({ itemId, text, size, keywords, keys }: TextItemProps) {
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
    return scrollByKey(event, scroller.current);
  });

  return (
    <div ref={scroller} className={classes.scroller} tabIndex={0} role="region" aria-label="Item">
      <div className={classes.text} dir="auto" style={{ fontSize: size }} data-item-text>
        {blocks.map((block) => (
          <Block key={block.start} text={block.text} lines={block.lines} isLong={blocks.length > 1} marks={marks} />
        ))}
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
