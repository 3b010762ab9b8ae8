import type { GuidelineVersion } from '../../../shared/contract/definition';
import { useRead } from '../../data/queries';
import { diffLines } from './diffLines';
import classes from './VersionList.module.css';
import { VersionList } from './VersionList';

const NOTHING: GuidelineVersion = { version: 0, markdown: '', createdAt: 0 };

/** Every saved state of the guideline; lines that came and went are marked. */
export function GuidelineVersions() {
  const versions = useRead('guideline.versions', {});
  return <VersionList versions={versions.data ?? []} compare={compareTexts} empty={NOTHING} />;
}

function compareTexts(before: GuidelineVersion, after: GuidelineVersion) {
  return (
    <div className={classes.diff}>
      {diffLines(before.markdown, after.markdown).map((line, index) => (
        <div key={index} className={classes.line} data-kind={line.kind}>
          <span className={classes.sign}>{line.kind === 'added' ? '+' : line.kind === 'removed' ? '−' : ''}</span>
          <span dir="auto">{line.text}</span>
        </div>
      ))}
    </div>
  );
}
