import { describe, expect, test } from 'vitest';
import iconv from 'iconv-lite';
import { gzipSync } from 'node:zlib';
import { decode, type Decoded } from '../../../src/pipeline/page/decode.ts';
import { cpuMs } from '../../cpu-time.ts';

const story = 'Iran’s defense chief said the café “agreement” — worth €3 million — was naïve.';
const wrap = (text: string, head = '') =>
  `<!doctype html><html><head>${head}<title>Talks</title></head><body><p>${text}</p></body></html>`;

function decoded(bytes: Uint8Array, contentType: string | null = null): Decoded {
  const result = decode(bytes, contentType);
  if ('reject' in result) throw new Error(`rejected: ${result.reject.detail}`);
  return result;
}

function rejected(bytes: Uint8Array, contentType: string | null = null) {
  const result = decode(bytes, contentType);
  if (!('reject' in result)) throw new Error(`decoded as ${result.charset}`);
  return result.reject;
}

describe('by what the text says, where it was called western or nothing', () => {
  const told: Readonly<Record<string, string>> = {
    shift_jis: '港湾当局は三日、小型の貨物船が強風のため港の入り口の近くで座礁したと発表した。けが人はいなかった。',
    'euc-jp': '港湾当局は三日、小型の貨物船が強風のため港の入り口の近くで座礁したと発表した。けが人はいなかった。',
    'euc-kr':
      '항만 당국은 사흘째 작은 화물선이 강한 바람으로 항구의 입구 가까이에서 좌초했다고 밝혔다. 다친 사람은 없다.',
    gb18030:
      '港口的管理人说，一艘小货船在大风中搁浅，船上的人没有受伤，这是今年的第三次，中国的船员都是安全的，国家的船也在。',
    big5: '港口的管理人說，一艘小貨船在大風中擱淺，船上的人沒有受傷，這是今年的第三次，中國的船員都是安全的，國家的船也在。',
    'windows-1251':
      'Портовые власти сообщили, что небольшое грузовое судно село на мель у входа в гавань. Никто не пострадал.',
    'koi8-r':
      'Портовые власти сообщили, что небольшое грузовое судно село на мель у входа в гавань. Никто не пострадал.',
    'windows-1256':
      'أعلنت سلطات الميناء أن سفينة شحن صغيرة جنحت قرب المدخل الشمالي للميناء بسبب الرياح القوية من دون إصابات.',
    'iso-8859-7':
      'Οι αρχές του λιμανιού ανακοίνωσαν ότι ένα μικρό φορτηγό πλοίο προσάραξε κοντά στην είσοδο του λιμανιού.',
    'windows-1255':
      'רשויות הנמל הודיעו כי ספינת משא קטנה עלתה על שרטון ליד הכניסה לנמל בגלל הרוחות החזקות, ואיש לא נפגע.',
    'windows-874': 'เจ้าหน้าที่ท่าเรือกล่าวว่าเรือบรรทุกสินค้าขนาดเล็กเกยตื้นใกล้ทางเข้าท่าเรือเพราะลมแรง ไม่มีผู้บาดเจ็บ',
  };
  test.for(Object.entries(told))('%s', ([charset, text]) => {
    const page = wrap(text.repeat(3), '<meta charset="iso-8859-1">');
    expect(decoded(iconv.encode(page, charset))).toMatchObject({ text: page, charset, flags: ['charset-mismatch'] });
    const undeclared = wrap(text.repeat(3));
    expect(decoded(iconv.encode(undeclared, charset))).toMatchObject({ text: undeclared, flags: ['charset-guessed'] });
  });

  test('the page’s own name counts against a western header', () => {
    const page = wrap(told['shift_jis']!, '<meta charset="Shift_JIS">');
    expect(decoded(iconv.encode(page, 'shift_jis'), 'text/html; charset=ISO-8859-1')).toMatchObject({
      text: page,
      charset: 'shift_jis',
      flags: ['charset-mismatch'],
    });
  });

  test.for([
    'Ça a été décidé à l’été dernière, où l’évêque était là-bas.',
    'ÆØÅ ÄÖÜ ÀÉÈ ÑÓÚ',
    'Đặng Phương đã đến ở với bà',
  ])('western text stays: %s', (text) => {
    const page = wrap(text.repeat(20), '<meta charset="windows-1252">');
    expect(decoded(iconv.encode(page, 'windows-1252')).charset).toBe('windows-1252');
  });
});

describe('declared and true', () => {
  test.for([
    { charset: 'utf-8', text: story },
    { charset: 'windows-1252', text: story },
    { charset: 'windows-1251', text: 'Министр обороны прибыл в Багдад для переговоров.' },
    { charset: 'koi8-r', text: 'Министр обороны прибыл в Багдад для переговоров.' },
    { charset: 'windows-1250', text: 'Ministr obrany přijel do Bagdádu kvůli dohodě.' },
    { charset: 'iso-8859-2', text: 'Minister obrony przyjechał do Bagdadu w sprawie żołnierzy.' },
    { charset: 'windows-1254', text: 'Savunma bakanı görüşmeler için Bağdat’a geldi.' },
    { charset: 'windows-1256', text: 'وصل وزير الدفاع إلى بغداد لإجراء محادثات.' },
    { charset: 'iso-8859-15', text: 'Le ministre a versé 3 € à l’œuvre'.replace('’', "'") },
    { charset: 'gbk', text: '国防部长抵达巴格达举行会谈。' },
    { charset: 'gb18030', text: '国防部长抵达巴格达举行会谈。' },
    { charset: 'big5', text: '國防部長抵達巴格達舉行會談。' },
    { charset: 'shift_jis', text: '国防相が協議のためバグダッドに到着した。' },
    { charset: 'euc-jp', text: '国防相が協議のためバグダッドに到着した。' },
    { charset: 'euc-kr', text: '국방장관이 회담을 위해 바그다드에 도착했다.' },
  ])('$charset by HTTP header, meta and http-equiv', ({ charset, text }) => {
    for (const [head, contentType] of [
      ['', `text/html; charset=${charset}`],
      ['', `text/html;charset="${charset.toUpperCase()}"`],
      [`<meta charset="${charset}">`, null],
      [`<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=${charset}">`, 'text/html'],
    ] as const) {
      const page = wrap(text, head);
      const result = decoded(iconv.encode(page, charset), contentType);
      expect(result).toMatchObject({ text: page, charset, flags: [] });
    }
  });

  test('a byte order mark outranks every declaration', () => {
    const page = wrap(story, '<meta charset="windows-1252">');
    const utf8 = decoded(Buffer.from(`\uFEFF${page}`), 'text/html; charset=iso-8859-1');
    expect(utf8).toMatchObject({ text: page, charset: 'utf-8', flags: [] });
    for (const charset of ['utf-16le', 'utf-16be'] as const) {
      expect(decoded(iconv.encode(page, charset, { addBOM: true }))).toMatchObject({ text: page, charset });
    }
  });

  test('UTF-16 without a byte order mark', () => {
    for (const charset of ['utf-16le', 'utf-16be'] as const) {
      expect(decoded(iconv.encode(wrap(story), charset))).toMatchObject({ text: wrap(story), charset, flags: [] });
    }
  });

  test('latin1 means windows-1252: the quotes are read', () => {
    const page = wrap(story, '<meta charset=latin1>');
    expect(decoded(iconv.encode(page, 'windows-1252'))).toMatchObject({
      text: page,
      charset: 'windows-1252',
      flags: [],
    });
  });

  test('a charset in a comment does not count', () => {
    const page = wrap(story, '<!-- <meta charset="windows-1251"> --><meta charset="windows-1252">');
    expect(decoded(iconv.encode(page, 'windows-1252'))).toMatchObject({ text: page, charset: 'windows-1252' });
  });

  test('iso-2022-jp is ASCII bytes and still read', () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset=iso-2022-jp><p>'),
      Buffer.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]),
      Buffer.from('</p>'),
    ]);
    expect(decoded(bytes).text).toBe('<meta charset=iso-2022-jp><p>日本</p>');
  });
});

describe('undeclared or untrue', () => {
  test('undeclared UTF-8', () => {
    expect(decoded(Buffer.from(wrap(story)))).toMatchObject({ text: wrap(story), charset: 'utf-8', flags: [] });
  });

  test('undeclared windows-1252 is guessed and flagged', () => {
    expect(decoded(iconv.encode(wrap(story), 'windows-1252'))).toMatchObject({
      text: wrap(story),
      charset: 'windows-1252',
      flags: ['charset-guessed'],
    });
  });

  test('undeclared, the language of the page decides', () => {
    const page = '<html lang="ru"><p>Министр обороны прибыл в Багдад</p></html>';
    expect(decoded(iconv.encode(page, 'windows-1251'))).toMatchObject({
      text: page,
      charset: 'windows-1251',
      flags: ['charset-guessed'],
    });
  });

  test('UTF-8 declared, windows-1252 in truth', () => {
    const page = wrap(story, '<meta charset="utf-8">');
    expect(decoded(iconv.encode(page, 'windows-1252'), 'text/html; charset=UTF-8')).toMatchObject({
      text: page,
      charset: 'windows-1252',
      flags: ['charset-mismatch'],
    });
  });

  test('UTF-8 by the server, the true charset in the page', () => {
    const page = wrap('Министр обороны прибыл в Багдад', '<meta charset="windows-1251">');
    expect(decoded(iconv.encode(page, 'windows-1251'), 'text/html; charset=utf-8')).toMatchObject({
      text: page,
      charset: 'windows-1251',
      flags: ['charset-mismatch'],
    });
  });

  test('latin1 declared, UTF-8 in truth', () => {
    const page = wrap(story, '<meta charset="iso-8859-1">');
    expect(decoded(Buffer.from(page))).toMatchObject({ text: page, charset: 'utf-8', flags: ['charset-mismatch'] });
  });

  test('a Chinese charset declared, windows-1252 in truth', () => {
    const page = wrap('é è ê ë ç à '.repeat(40), '<meta charset="euc-kr">');
    expect(decoded(iconv.encode(page, 'windows-1252'))).toMatchObject({
      text: page,
      charset: 'windows-1252',
      flags: ['charset-mismatch'],
    });
  });

  test('an unknown charset is no charset', () => {
    expect(decoded(Buffer.from(wrap(story, '<meta charset="klingon">')), 'text/html; charset=none')).toMatchObject({
      charset: 'utf-8',
      flags: [],
    });
  });

  test('UTF-8 cut in the middle of its last character stays UTF-8', () => {
    const bytes = Buffer.from(`<p>${story} —`);
    for (const cut of [1, 2]) {
      expect(decoded(bytes.subarray(0, bytes.length - cut))).toMatchObject({
        text: `<p>${story} `,
        charset: 'utf-8',
        flags: ['truncated'],
      });
    }
  });

  test('a latin1 page whose one letter above ASCII is its last byte', () => {
    expect(decoded(Buffer.from('<p>caf\xe9', 'latin1'), 'text/html; charset=latin1')).toMatchObject({
      text: '<p>café',
      charset: 'windows-1252',
      flags: [],
    });
  });

  test('stray windows-1252 bytes in UTF-8 are read, broken characters marked', () => {
    const bytes = Buffer.concat([
      Buffer.from(wrap(story)),
      Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0xe2, 0x80, 0x20]),
      Buffer.from('<p>ü</p>'),
    ]);
    expect(decoded(bytes)).toMatchObject({
      text: `${wrap(story)}café � <p>ü</p>`,
      charset: 'utf-8',
      flags: ['charset-mixed'],
    });
  });

  test('NUL bytes and lone surrogates are gone', () => {
    expect(decoded(Buffer.from('<p>a\0b, and a longer text beside it</p>'))).toMatchObject({
      text: '<p>ab, and a longer text beside it</p>',
      flags: ['nul-removed'],
    });
    const lone = Buffer.from('<p>x\ud800y</p>', 'utf16le');
    expect(decoded(lone).text).toBe('<p>x\uFFFDy</p>');
  });
});

describe('refused', () => {
  test.for([
    ['empty', Buffer.alloc(0), 'no bytes'],
    ['empty', Buffer.from(' \n\t '), 'white space'],
    ['not-html', Buffer.from('%PDF-1.7\n<<>>'), 'PDF'],
    ['not-html', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'PNG'],
    ['not-html', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'JPEG'],
    ['not-html', gzipSync('<p>hello</p>'), 'gzip'],
    ['not-html', Buffer.from('PK\x03\x04rest'), 'ZIP'],
    ['not-html', Buffer.from('\0\0\0\x20ftypmp42'), 'video'],
    ['not-html', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) & 0xff)), 'binary'],
    ['not-html', Buffer.from(`<p>opening${'\x01\x02'.repeat(9000)}`), 'binary'],
    ['not-html', Buffer.from('{"headline": "<b>x</b>"}'), 'JSON'],
    ['not-html', Buffer.from('<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>'), 'feed'],
    ['not-html', Buffer.from('BAGHDAD (AP) - Plain text.'), 'plain text'],
  ] as const)('$0: $2', ([reason, bytes, word]) => {
    const reject = rejected(bytes, 'text/html');
    expect(reject.reason).toBe(reason);
    expect(reject.detail).toContain(word);
  });
});

test('any bytes give text or a reject, and the text is well formed', () => {
  let state = 1;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  let texts = 0;
  for (let i = 0; i < 2000; i++) {
    const bytes = Buffer.from(wrap(story, '<meta charset=shift_jis>'));
    for (let k = 0; k < 8; k++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    const result = decode(
      bytes.subarray(0, Math.floor(random() * bytes.length)),
      random() < 0.5 ? 'text/html; charset=big5' : null,
    );
    if ('reject' in result) continue;
    texts++;
    expect(result.text.isWellFormed()).toBe(true);
  }
  expect(texts).toBeGreaterThan(500);
});

test('no head takes long to read, whatever it repeats', () => {
  for (const bait of [
    '<meta ',
    '<meta charset',
    '<!--',
    '<!---->',
    '<?xml ',
    '<html lang',
    ' ',
    '<svg',
    '{',
    '<meta charset="',
    '\xe9<meta ',
  ]) {
    const bytes = Buffer.from(bait.repeat(400_000), 'latin1');
    expect(
      cpuMs(() => decode(bytes, `text/html; ${bait.repeat(1000)}`)),
      bait,
    ).toBeLessThan(1500);
  }
});

describe('what files hold is refused by its name where it comes as a page', () => {
  test.for([
    [
      'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\nMIME-Version: 1.0\r\n\r\n<p>=E2=80=94',
      'a mail or a page saved as MHTML',
    ],
    ['MIME-Version: 1.0\nContent-Type: text/html\n\n<p>x', 'a mail or a page saved as MHTML'],
    ['bplist00\xd1<p>', 'a webarchive of Safari, or another property list'],
    [`page.html\0${'\0'.repeat(247)}ustar\0<p>`, 'a tar archive'],
    ['<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-5.dtd"><nitf><p>x', 'an agency’s item in XML'],
    ['<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><p>x', 'an agency’s item in XML'],
  ])('%s', ([text, name]) => {
    expect(rejected(Buffer.from(text!, 'latin1'))).toMatchObject({ reason: 'not-html' });
    expect(rejected(Buffer.from(text!, 'latin1')).detail).toContain(name);
  });

  test('a story that opens with a label and a colon is none', () => {
    expect(decoded(Buffer.from('Update: the ferry is back.<p>MIME-Version: 1.0 is what mails say.'))).toMatchObject({
      form: 'html',
    });
  });
});
