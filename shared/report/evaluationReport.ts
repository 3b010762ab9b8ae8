import { html } from './html';
import { reportClasses } from './reportClasses';
import { reportHeadline } from './reportHeadline';
import type { ReportInput } from './reportInput';
import { reportRecipe } from './reportRecipe';
import { REPORT_STYLE } from './reportStyle';
import { reportTags } from './reportTags';

/**
 * One evaluation as one HTML file: the figures with their intervals, classes, confusion matrix, tags, weak slices, what is planned, and how
 * the figures came to be. The file needs nothing else and does nothing: no script, no address, whatever names and notes say.
 */
export function evaluationReport(input: ReportInput): string {
  const { project, run, population, date } = input;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Error analysis of ${run.name}, ${project}</title>
<style>${{ kind: 'html', text: REPORT_STYLE }}</style>
</head>
<body>
<h1>Error analysis of <bdi>${run.name}</bdi></h1>
<p class="muted"><bdi>${project}</bdi>; <bdi>${population}</bdi>; ${date.slice(0, 10)}</p>
${reportHeadline(input)}
${reportClasses(input)}
${reportTags(input)}
${reportRecipe(input)}
</body>
</html>
`;
  return page.text;
}
