import { Keycap } from '../../components/Keycap';
import { formatPercent } from '../../format/formatPercent';
import type { Suggestion } from './suggestion';
import classes from './Suggestion.module.css';

/** At the class that the model suggests: how sure it is, and the key that accepts it. The word itself is left to readers and the tooltip: names of classes need the room. */
export function SuggestionMark({ suggestion: { confidence, runName, keys } }: { readonly suggestion: Suggestion }) {
  return (
    <span className={classes.mark} title={`Suggested by ${runName}`}>
      <span className={classes.chip}>
        {confidence === null ? (
          'suggested'
        ) : (
          <>
            <span className="visuallyHidden">suggested </span>
            {formatPercent(confidence, 0)}
          </>
        )}
      </span>
      <Keycap keys={keys} />
    </span>
  );
}
