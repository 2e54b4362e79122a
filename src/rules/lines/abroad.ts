import type { Rule } from '../rule.ts';
import { overLines } from '../../text/over-lines.ts';

/** Furniture in other languages than English, by a block's whole text: what {@link import('../texts.ts').TEXT_RULES} say of English lines. */
export const RULES_ABROAD: readonly Rule[] = [
  {
    id: 'ad-label-abroad',
    reason: 'an advertisement’s label, not in English',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:weiterlesen nach der )?anzeige
          | werbung
          | (?:passer la )?publicité
          | publicidad
          | la suite après (?:la|cette) publicité
          | (?:continúa leyendo|sigue leyendo|la nota continúa) después de la publicidad
          | pubblicità
          | publicidade
          | continua (?:após|depois d)a? ?(?:a )?publicidade
          | advertentie
          | lees verder onder de advertentie
          | (?:de )?(?:tekst|artikel) gaat verder onder (?:de|het) \S{3,14}
          | annonse?
          | artikeln fortsätter (?:efter|under) annonsen
          | artikkelen fortsetter (?:under|etter) annonsen
          | annonce
          | artiklen fortsætter (?:efter|under) annoncen
          | mainos
          | reklama?
          | iklan
          | реклама
          | 広告
        )\W*$
      `,
      'iu',
    ),
    cut: [
      'Weiterlesen nach der Anzeige',
      'Anzeige',
      'Werbung',
      'Publicité',
      'Passer la publicité',
      'Publicidad',
      'La suite après la publicité',
      'La suite après cette publicité',
      'Continúa leyendo después de la publicidad',
      'Sigue leyendo después de la publicidad',
      'La nota continúa después de la publicidad',
      'Pubblicità',
      'Publicidade',
      'Continua após a publicidade',
      'Continua depois da publicidade',
      'Advertentie',
      'Lees verder onder de advertentie',
      'Tekst gaat verder onder de foto',
      'De tekst gaat verder onder de foto',
      'Artikel gaat verder onder het kader',
      'Annons',
      'Annonse',
      'Artikeln fortsätter efter annonsen',
      'Artikeln fortsätter under annonsen',
      'Artikkelen fortsetter under annonsen',
      'Artikkelen fortsetter etter annonsen',
      'Annonce',
      'Artiklen fortsætter efter annoncen',
      'Artiklen fortsætter under annoncen',
      'Mainos',
      'Reklam',
      'Reklama',
      'Iklan',
      'Реклама',
      '広告',
    ],
    keep: ['Die Anzeige kam von einem Nachbarn.', 'La publicité coûte cher.', 'Реклама исчезла с улиц города.'],
  },
  {
    id: 'related-abroad',
    reason: 'a pointer to another story, not in English',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          lesen sie auch
          | mehr zum thema
          | auch interessant
          | zum thema
          | (?:à|a) lire (?:aussi|également)
          | lire (?:aussi|également)
          | (?:à )?voir aussi
          | sur le même (?:thème|sujet)
          | (?:lea|lee|vea|mira|mire) también
          | (?:le|te) puede interesar
          | leer más
          | te recomendamos
          | noticias relacionadas
          | leggi anche
          | potrebbe interessar[tv]i(?: anche)?
          | (?:leia|veja) (?:também|mais)
          | lees ook
          | läs (?:också|även|mer)
          | l[eæ]s også
          | lue myös
          | (?:czytaj|zobacz) (?:także|też|również)
          | čtěte (?:také|též)
          | читайте также
          | [iİ]lginizi çekebilir
          | baca juga
          | đọc thêm
          | 関連記事
        )\s*(?:[:：|»>–—-].{0,200})?$
      `,
      'iu',
    ),
    cut: [
      'Lesen Sie auch: Brücke bleibt zu',
      'Mehr zum Thema',
      'Auch interessant: Brücke bleibt zu',
      'Zum Thema: Brücke bleibt zu',
      'A lire aussi',
      'À lire également : Le pont reste fermé',
      'Lire aussi : Le pont reste fermé',
      'Lire également : Le pont reste fermé',
      'Voir aussi : Le pont reste fermé',
      'À voir aussi',
      'Sur le même sujet',
      'Sur le même thème',
      'Lea también: El puente sigue cerrado',
      'Lee también',
      'Vea también',
      'Mira también',
      'Mire también',
      'Le puede interesar: El puente sigue cerrado',
      'Te puede interesar',
      'Leer más: El puente sigue cerrado',
      'Te recomendamos: El puente sigue cerrado',
      'Noticias relacionadas',
      'Leggi anche: Il ponte resta chiuso',
      'Potrebbe interessarti anche',
      'Potrebbe interessarvi',
      'Leia também: A ponte segue fechada',
      'Leia mais: A ponte segue fechada',
      'Veja também',
      'Lees ook: De brug blijft dicht',
      'Läs också: Bron förblir stängd',
      'Läs även: Bron förblir stängd',
      'Läs mer: Bron förblir stängd',
      'Les også',
      'Læs også: Broen forbliver lukket',
      'Lue myös: Silta pysyy kiinni',
      'Czytaj także: Most pozostanie zamknięty',
      'Czytaj też: Most pozostanie zamknięty',
      'Czytaj również: Most pozostanie zamknięty',
      'Zobacz także',
      'Čtěte také: Most zůstane zavřený',
      'Čtěte též: Most zůstane zavřený',
      'Читайте также: Мост остаётся закрытым',
      'İlginizi çekebilir',
      'Baca juga: Jembatan tetap ditutup',
      'Đọc thêm: Cầu vẫn đóng',
      '関連記事',
    ],
    keep: [
      'Zum Thema sagte sie nichts.',
      'Lesen Sie auch gern Romane?, fragte er.',
      'Voir aussi loin est un don, dit-il.',
      'Te puede interesar el puente, le dijo.',
    ],
  },
  {
    id: 'subscribe-abroad',
    reason: 'the outlet asks for readers, not in English',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:jetzt )?(?:den |unseren )?newsletter (?:abonnieren|bestellen)
          | melden sie sich (?:jetzt |hier )?(?:für|zu) (?:unseren|unserem|den) newsletter\b.{0,60}
          | abonnez-vous (?:à|au|aux) \S.{2,60}
          | inscrivez-vous à (?:notre|la) newsletter\b.{0,60}
          | recevez (?:nos|toutes nos) (?:alertes|actualités)\b.{0,60}
          | cet article est réservé (?:à nos|aux) abonnés
          | suscr[íi]b(?:ete|ase) (?:a|al) (?:nuestro|nuestra|boletín|newsletter)\b.{0,60}
          | síguenos (?:en|por) .{2,60}
          | iscriviti (?:alla|alle) (?:nostra |nostre )?newsletter\b.{0,60}
          | assine (?:a )?nossa newsletter\b.{0,60}
          | siga o canal .{2,60}
          | folgen sie uns (?:auf|bei) .{2,100}
          | suivez-nous sur .{2,100}
          | seguici su .{2,100}
          | schrijf je in voor (?:onze|de) nieuwsbrief\b.{0,60}
          | подписывайтесь на (?:наш|канал)(?:\s.{0,80})?
        )\W*$
      `,
      'iu',
    ),
    cut: [
      'Jetzt Newsletter abonnieren',
      'Den Newsletter bestellen',
      'Unseren Newsletter abonnieren',
      'Melden Sie sich für unseren Newsletter an',
      'Melden Sie sich hier zu unserem Newsletter an',
      'Melden Sie sich jetzt für den Newsletter an',
      'Abonnez-vous à notre newsletter',
      'Abonnez-vous au Courrier du marais',
      'Abonnez-vous aux alertes',
      'Inscrivez-vous à notre newsletter',
      'Inscrivez-vous à la newsletter',
      'Recevez nos alertes',
      'Recevez toutes nos actualités par courriel',
      'Cet article est réservé aux abonnés',
      'Cet article est réservé à nos abonnés.',
      'Suscríbete a nuestro boletín',
      'Suscríbase a nuestra carta',
      'Suscríbete al boletín',
      'Suscribete al newsletter',
      'Síguenos en Google News',
      'Síguenos por WhatsApp',
      'Iscriviti alla newsletter',
      'Iscriviti alla nostra newsletter',
      'Iscriviti alle nostre newsletter',
      'Assine nossa newsletter',
      'Assine a nossa newsletter',
      'Siga o canal no WhatsApp',
      'Folgen Sie uns auf WhatsApp und verpassen Sie keine Nachricht aus Moorfeld.',
      'Folgen Sie uns bei Mastodon!',
      'Suivez-nous sur Google Actualités',
      'Seguici su Telegram',
      'Schrijf je in voor onze nieuwsbrief',
      'Schrijf je in voor de nieuwsbrief',
      'Подписывайтесь на наш канал',
      'Подписывайтесь на канал газеты',
    ],
    keep: [
      'Melden Sie sich bei der Polizei, bat er.',
      'Síguenos, gritó ella.',
      'Siga o canal',
      'Abonnez-vous, dit-il.',
      'Folgen Sie uns, sagte der Wirt.',
    ],
  },
  {
    id: 'share-abroad',
    reason: 'sharing and tool links, not in English',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          (?:diesen )?artikel teilen
          | teilen
          | kommentare?r?
          | weiterlesen
          | partager(?: (?:cet article|sur \S{1,12}))?
          | commentaires
          | compartir
          | comentarios
          | seguir leyendo
          | condividi
          | commenti
          | continua a leggere
          | compartilh[ae]r?
          | comentários
          | delen
          | dela
          | поделиться
        )\W*$
      `,
      'iu',
    ),
    cut: [
      'Artikel teilen',
      'Diesen Artikel teilen',
      'Teilen',
      'Kommentare',
      'Kommentarer',
      'Weiterlesen',
      'Partager',
      'Partager cet article',
      'Partager sur Facebook',
      'Commentaires',
      'Compartir',
      'Comentarios',
      'Seguir leyendo',
      'Condividi',
      'Commenti',
      'Continua a leggere',
      'Compartilhe',
      'Compartilhar',
      'Comentários',
      'Delen',
      'Dela',
      'Поделиться',
    ],
    keep: ['Teilen ist schwer, sagte sie.', 'Partager le pain est un art.'],
  },
  {
    id: 'rights-abroad',
    reason: 'the outlet’s notice of rights, not in English',
    on: 'text',
    pattern: new RegExp(
      overLines`
        ^\W*(?:
          riproduzione riservata
          | tous droits réservés
          | reproduction interdite
          | alle rechte vorbehalten
          | todos los derechos reservados
          | todos os direitos reservados
        )\W*$
      `,
      'iu',
    ),
    cut: [
      'Riproduzione riservata',
      'Tous droits réservés.',
      'Reproduction interdite',
      'Alle Rechte vorbehalten',
      'Todos los derechos reservados',
      'Todos os direitos reservados',
    ],
    keep: ['Alle Rechte vorbehalten hat sich der Bund.'],
  },
];
