import { useLayoutEffect, useRef } from 'react';
import { type ItemKeys, resizeByKey, scrollByKey, useItemKeys } from './itemKeys';
import classes from './TableItem.module.css';

export interface TableItemProps {
  readonly itemId: number;
  readonly features: readonly { readonly name: string; readonly value: string }[];
  readonly size: number;
  readonly keys?: ItemKeys;
  readonly onSize?: (by: number) => void;
}

const NUMBER = /^[+-]?(\d[\d,.\u00a0' ]*|\.\d+)([eE][+-]?\d+)?\s*%?$/;

/** A row of a table as a card: one field a line, names and values aligned. */
export function TableItem({ itemId, features, size, keys, onSize }: TableItemProps) {
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [itemId]);
  useItemKeys(keys, (event) => resizeByKey(event, onSize) || scrollByKey(event, scroller.current));

  return (
    <div ref={scroller} className={classes.scroller} tabIndex={0} role="region" aria-label="Item">
      <dl className={classes.card} style={{ fontSize: Math.max(13, size - 4) }} data-item-table>
        {features.map(({ name, value }, index) => (
          <div key={index} className={classes.row}>
            <dt className={classes.name}>
              <bdi>{name}</bdi>
            </dt>
            <dd className={classes.value} data-number={NUMBER.test(value.trim()) || undefined} dir="auto">
              {value === '' ? <span className={classes.missing}>empty</span> : value}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
