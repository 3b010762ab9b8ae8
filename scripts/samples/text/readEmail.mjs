/**
 * Reads an e-mail as a person would see it: subject and readable body. Enough MIME for a corpus of 2002:
 * the first plain (else HTML) part, quoted-printable and base64, any character set the platform knows.
 * @param {Buffer} bytes
 * @returns {{subject: string, body: string, isHtml: boolean}}
 */
export function readEmail(bytes) {
  // latin1 maps bytes to characters one to one, so each part can be decoded later by its own character set.
  const { headers, body } = splitMessage(bytes.toString('latin1'));
  const part = findPart(headers, body) ?? { text: '', isHtml: false };
  return {
    subject: decodeWords(headers.subject ?? '').replace(/\s+/g, ' ').trim(),
    body: tidy(part.isHtml ? htmlToText(part.text) : part.text),
    isHtml: part.isHtml,
  };
}

function splitMessage(raw) {
  const normal = raw.replace(/\r\n?/g, '\n');
  const end = normal.search(/\n\n/);
  const head = end < 0 ? normal : normal.slice(0, end);
  const headers = {};
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const match = /^([\w-]+):\s*(.*)$/.exec(line);
    if (match) headers[match[1].toLowerCase()] ??= match[2];
  }
  return { headers, body: end < 0 ? '' : normal.slice(end + 2) };
}

/** @returns {{text: string, isHtml: boolean} | undefined} */
function findPart(headers, body) {
  const type = headers['content-type'] ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary) {
    const parts = body.split(`--${boundary}`).slice(1).map((part) => splitMessage(part.replace(/^\n/, '')));
    const found = parts.map((part) => findPart(part.headers, part.body)).filter((part) => part?.text.trim());
    return found.find((part) => !part.isHtml) ?? found[0];
  }
  if (!/^text\//i.test(type)) return undefined;
  const charset = /charset="?([^";\s]+)"?/i.exec(type)?.[1];
  const text = decodeBytes(decodeTransfer(body, headers['content-transfer-encoding']), charset);
  return { text, isHtml: /^text\/html/i.test(type) || /^\s*<(!doctype|html)/i.test(text) };
}

function decodeTransfer(body, encoding = '') {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64');
  if (/quoted-printable/i.test(encoding)) return fromQuotedPrintable(body.replace(/[ \t]*=\n/g, ''));
  return Buffer.from(body, 'latin1');
}

function fromQuotedPrintable(text) {
  return Buffer.from(text.replace(/=([\da-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
}

function decodeBytes(bytes, charset = 'windows-1252') {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // Made-up names ("default_charset") are common in spam.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Subjects in other alphabets: =?charset?Q|B?text?= (RFC 2047). */
function decodeWords(text) {
  return text.replace(/=\?([^?]+)\?([qb])\?([^?]*)\?=(\s+(?==\?))?/gi, (_, charset, kind, word) =>
    decodeBytes(/b/i.test(kind) ? Buffer.from(word, 'base64') : fromQuotedPrintable(word.replaceAll('_', ' ')), charset),
  );
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', copy: '©', reg: '®', trade: '™', middot: '·', bull: '•', laquo: '«', raquo: '»', mdash: '—', ndash: '–', hellip: '…', rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', eacute: 'é', pound: '£', euro: '€', cent: '¢' };

function htmlToText(html) {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<(br|hr|\/?(?:p|div|tr|li|table|h\d))\b[^>]*>/gi, '\n')
    .replace(/<[a-z/!][^>]*>/gi, ' ')
    .replace(/&#x?([\da-f]+);?/gi, (all, number) => fromCodePoint(parseInt(number, all[2].toLowerCase() === 'x' ? 16 : 10)))
    .replace(/&(\w+);?/g, (all, name) => ENTITIES[name.toLowerCase()] ?? all);
}

function fromCodePoint(code) {
  return code > 31 && code < 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : ' ';
}

function tidy(text) {
  return text
    .replace(/\r\n?/g, '\n')
    // Control characters and the replacement mark: nothing to read, and trouble in every tool downstream.
    .replace(/(?![\n\t])\p{Cc}|\ufffd/gu, '')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
