import type { Rule } from './rule.ts';

/** A pattern over whole tokens of class and id: `share-bar` and `post-share` have the token `share`, `shareholder` has not. */
function tokens(...names: string[]): RegExp {
  return new RegExp(`(?:^|[^a-z0-9])(?:${names.join('|')})(?:$|[^a-z0-9])`);
}

/**
 * Furniture by class and id. The tokens are those that recur across CMS families (WordPress, BLOX, Arc, Nexstar, Gannett,
 * Hearst, McClatchy, Drupal) and advertising, sharing and comment vendors.
 */
export const CLASS_RULES: readonly Rule[] = [
  {
    id: 'class-comments', reason: 'readers’ comments', on: 'class',
    pattern: tokens('comments?', 'commenti', 'commento', 'comentarios?', 'commentaires?', 'kommentare?', 'reacties', 'commentlist', 'comment-?list', 'comments?-?area', 'comments?-?section', 'disqus(?:-thread)?', 'livefyre', 'respond', 'fb-comments', 'viafoura', 'spot-?im', 'coral', 'commenting', 'commentary-list', 'user-?comments?', 'reader-?comments?', 'discussion', 'forum', 'talkback'),
    cut: ['comments-area', 'disqus_thread', 'post-comments'], keep: ['commentary', 'recommendation'],
  },
  {
    id: 'class-share', reason: 'sharing and follow buttons', on: 'class',
    pattern: tokens('shares?', 'sharing', 'share-?(?:bar|box|links?|this|tools?|buttons?|icons?)', 'social(?:-?(?:media|links?|share|icons?|bar|buttons?))?', 'socials', 'addthis(?:-toolbox)?', 'add-?to-?any', 'a2a', 'sharedaddy', 'share-?this', 'shareaholic', 'tweet-?button', 'fb-like', 'follow(?:-us|-me)?', 'bookmark(?:s|ing)?', 'email-?(?:print|this|article)', 'print-?(?:email|this)', '(?:article|story|page|post)-?tools?', 'tool-?(?:bar|box|s)', 'utility-?(?:bar|links?)?', 'delicious', 'digg', 'sociable', 'text-?size', 'font-?size', 'storytools', 'articletools', 'diggthis'),
    cut: ['social-share', 'share-bar top', 'addthis_toolbox', 'article-tools'], keep: ['shareholders-story', 'sharepoint'],
  },
  {
    id: 'class-related', reason: 'teasers of other stories', on: 'class',
    pattern: tokens('related(?:s|-?(?:content|stories|articles?|posts?|links?|news|items?|media|topics|box|videos?|coverage|headlines))?', 'jp-relatedposts', 'yarpp(?:-related)?', 'recirc(?:ulation)?', 'recommend(?:ed|ations?|s)?', 'more-?(?:stories|from|news|on|in|articles|headlines|coverage|links?|like-?this)', 'read-?(?:more|next|also)', 'readmore', 'also-?read', 'trending', 'most-?(?:popular|read|viewed|recent|shared|commented|emailed|watched)', 'mostpopular', 'popular(?:-?(?:posts?|stories|news))?', 'latest(?:-?(?:news|posts?|stories|headlines|articles?))?', 'top-?(?:stories|news|headlines)', 'headlines?-?(?:list|box|links)', 'teasers?', 'promos?', 'promo-?(?:box|list|item)', 'outbrain', 'taboola', 'zergnet', 'revcontent', 'nrelate', 'around-the-web', 'from-the-web', 'up-?next', 'next-?(?:up|article|story|post)', 'prev(?:ious)?-?(?:next|article|story|post)', 'see-?also', 'you-?may-?(?:also-?)?like', 'inline-?(?:story|related|recirc|promo|link|stories)', 'also-?(?:in|on)', 'carousel', 'story-?(?:list|links?|feed|grid)', 'article-?(?:list|links?|feed|grid)', 'post-?(?:list|navigation|grid)', 'nav-?(?:links|previous|next|single)', 'recent-?(?:posts?|stories|news|comments|articles)', 'other-?(?:stories|news|articles)', 'collection-?(?:list|items)', 'linkbox', 'link-?(?:list|box)', 'river', 'sublinks', 'package-?links', 'editors?-?picks?', 'featured-?(?:stories|posts|news|articles|list)', 'additional-?(?:stories|links)', 'don-?t-?miss', 'in-?this-?(?:section|package)', 'read-?in-?', 'hub-?(?:link|peek).*', 'wp-block-(?:query|post-excerpt|post-template|latest-posts|rss)(?:--?|__)?[a-z-]*'),
    cut: ['related-stories', 'jp-relatedposts', 'wp-block-post-excerpt__excerpt', 'td_block_related_posts', 'trending-now'], keep: ['relation', 'unrelated', 'storyline'],
  },
  {
    id: 'class-newsletter', reason: 'a sign-up or subscription box', on: 'class',
    pattern: tokens('newsletters?(?:-?(?:signup|sign-?up|form|box|promo|module|widget))?', 'sign-?up(?:-?(?:form|box))?', 'subscribe(?:-?(?:box|form|now|button|widget|cta|banner|prompt|wrapper|container))?', 'subscriber-?(?:cta|prompt|promo|box|message|offer)', 'subscriptions?', 'paywall-?(?:message|prompt|box|container|overlay|modal|barrier|promo|cta|inline|inner)', 'regwall', 'meter(?:ed)?-?wall', 'piano(?:-container)?', 'email-?(?:form|signup|capture|optin|subscription)', 'mailchimp', 'mc4wp.*', 'mc-embed-signup', 'opt-?in', 'optinmonster', 'donate', 'donation', 'membership', 'become-a-member', 'cta', 'call-to-action', 'alert-?signup', 'app-?(?:promo|download|banner)', 'inbox'),
    cut: ['newsletter-signup', 'subscribe-box', 'piano-container'], keep: ['newspaper', 'signed'],
  },
  {
    id: 'class-ad', reason: 'an advertisement', on: 'class',
    pattern: tokens('ads?', 'adv', 'advert(?:s|isements?|ising|orial|isment)?', 'ad-?(?:slot|unit|box|container|wrapper|label|banner|block|space|zone|text|placeholder|inner|holder|row|area|sense|choices|bar|position|placement)', 'adsbygoogle', 'adsense', 'google-?ads?', 'dfp(?:-ad)?', 'gpt(?:-ad)?', 'leaderboard', 'skyscraper', 'mpu', 'sponsor(?:s|ed|ship|ed-?(?:content|links?|by|stories))?', 'banners?', 'native-?ad', 'promoted', 'paid-?content', 'partner-?(?:content|links|offers|stories)', 'commercial', 'affiliate', 'text-?ads?', 'underwriting', 'classifieds?', 'marketplace', 'shopping', 'deals', 'coupons?', 'dianomi', 'nativo', 'adtoniq', 'adthrive', 'mediavine', 'adhesion'),
    cut: ['ad-slot', 'sponsored-by', 'adsbygoogle', 'top banner'], keep: ['admin', 'adoption', 'header'],
  },
  {
    id: 'class-navigation', reason: 'navigation', on: 'class',
    pattern: tokens('nav', 'navs', 'nav-?(?:bar|list|menu|wrapper|container|item)', 'navbar.*', 'navigation', 'menus?', 'menu-?(?:item|list|bar|wrapper|container)', '(?:main|sub|top|footer|primary|secondary|mega|side|mobile|site)-?(?:nav|menu|navigation)', 'subnav', 'topnav', 'bread-?crumbs?', 'crumbs?', 'masthead', 'top-?bar', 'site-?header', 'global-?(?:header|nav)', 'skip-?(?:link|to-?content|nav)', 'pagination', 'pager', 'page-?(?:links|numbers|nav)', 'paging', 'tabs?', 'tab-?(?:list|nav|menu)', 'sitemap', 'quick-?links', 'jump-?links?', 'search(?:-?(?:form|box|bar|results|field))?', 'alphabet', 'hamburger', 'drawer', 'toc', 'table-of-contents'),
    cut: ['main-nav', 'breadcrumbs', 'navbar-default'], keep: ['naval', 'navigator-story'],
  },
  {
    id: 'class-footer', reason: 'the foot of the page', on: 'class',
    pattern: tokens('(?:site|page|global|main|blog|footer)-?footer', 'footer', 'footer-?(?:widgets?|nav|links|menu|inner|wrapper|content|bottom|top|copyright|legal)', 'colophon', 'bottom-?(?:bar|nav|links)', 'legal(?:-?(?:links|notice|text))?', 'disclaimer', 'terms', 'copyright', 'fine-?print'),
    cut: ['site-footer', 'colophon'], keep: ['football'],
  },
  {
    id: 'class-sidebar', reason: 'a side column', on: 'class',
    pattern: tokens('side-?bars?', 'side-?(?:column|col|rail|panel|content|block)', '(?:right|left)-?(?:rail|sidebar|column|col|bar|nav|side)', '(?:rail|rightcol|leftcol|rightcolumn|leftcolumn|rhs|lhs)', 'rail-?(?:right|left|inner|module)', 'secondary(?:-?(?:content|column|col))?', 'tertiary', 'widgets?', 'widget-?(?:area|title|content|wrap|container)', 'complementary'),
    cut: ['sidebar-primary', 'right-rail', 'widget-area'], keep: ['insider', 'railway'],
  },
  {
    id: 'class-byline', reason: 'byline, date and credit lines beside the story', on: 'class',
    pattern: tokens('by-?lines?', 'byline-?.*', 'authors?', 'author-?(?:name|info|line|meta|details|block|byline|title|link|date|credit|wrapper|and-date)', '(?:article|story|post|entry|content|page|news)-?(?:author|meta|info|date|time|byline|dates|timestamp|details|data|credit)', 'entry-?(?:meta|date|utility|footer)', 'meta(?:-?(?:data|info|line|wrapper))?', 'metadata', 'time-?stamps?', 'date-?(?:time|line-?time|posted|published|updated|stamp|created|modified)', 'datetime', 'dates?', 'pub-?(?:date|lished|time|info)', 'published', 'publish-?(?:date|ed|info|time)', 'posted(?:-?(?:on|date|by|in))?', 'post-?(?:date|info|time|details|categories|category|tags)', 'updated(?:-?(?:date|at|on|time))?', 'modified', 'last-?(?:updated|modified)', 'submitted', 'source-?(?:name|org|line|logo|credit)', 'news-?source', 'provider(?:-?(?:name|logo|link))?', 'contributors?', 'writer', 'credits?', 'credit-?line', 'dateline-?storypage', 'reporter', 'staff-?(?:info|name)'),
    cut: ['byline', 'entry-meta', 'article-author', 'post-date'], keep: ['authority', 'updates-body'],
  },
  {
    id: 'class-author-bio', reason: 'about the author', on: 'class',
    pattern: tokens('author-?(?:bio|box|profile|description|card|about|desc|footer|contact|social|image|section)', 'about-?(?:the-?)?author', 'bio', 'biography', 'contributor-?(?:bio|info)', 'writer-?bio', 'tagline-?bio', 'shirttail', 'abh-.*', 'saboxplugin.*', 'post-?author.*', 'molongui.*'),
    cut: ['author-bio', 'about-the-author'], keep: ['biology'],
  },
  {
    id: 'class-tags', reason: 'tags, topics and categories', on: 'class',
    pattern: tokens('tags?', 'tag-?(?:list|cloud|links|s)', 'topics?(?:-?(?:list|links|tags))?', 'keywords?', 'categor(?:y|ies)(?:-?(?:list|links|name|label))?', 'cat-?(?:links|list|name)', 'filed-?(?:under|in)', 'kicker', 'eyebrow', 'labels?', 'section-?(?:name|label|title|tag)', 'rubric', 'taxonomy', 'overline', 'slug', 'flag'),
    cut: ['tag-list', 'post tags', 'cat-links'], keep: ['stage', 'vintage'],
  },
  {
    id: 'class-media', reason: 'a player or gallery', on: 'class',
    pattern: tokens('video-?(?:player|container|wrapper|js|playlist|list|info|meta|title|details|description|block|module|embed|box|thumb.*)?', 'videos', 'players?', 'jw-?player', 'brightcove', 'playlist', 'media-?(?:widget|player|module|gallery|viewer|info|block)', 'gallery(?:-?(?:slides?|list|wrapper|container|item|inner|thumbs?|view|widget|info))?', 'galleries', 'photo-?(?:gallery|galleries|viewer|tools|list)', 'slide-?shows?', 'slider', 'slides?', 'swiper.*', 'slick.*', 'lightbox', 'thumbnails?', 'thumbs?', 'multimedia', 'audio(?:-?(?:player|module|tool))?', 'podcast', 'listen', 'infographic', 'graphic', 'interactive', 'map', 'embed-?(?:code|responsive)?'),
    cut: ['video-player', 'photo-gallery', 'jw-player'], keep: ['mediation', 'playoff'],
  },
  {
    id: 'class-caption', reason: 'a picture’s caption or credit', on: 'class',
    pattern: tokens('captions?', 'caption-?(?:text|title|content|container|wrapper|credit|full|body|inner|info)', 'wp-caption(?:-text)?', 'figcaption', '(?:photo|image|img|picture|media|pic|gallery|figure|video|lead-?photo)-?(?:caption|credit|credits|cutline|info|byline|description|desc|text|copy|source|copyright|container|wrap|wrapper|holder|box|block|embed|set|left|right|frame|large|small|inline)', 'photos?', 'cutlines?', 'credit-?(?:line|text)', 'images?', 'inline-?(?:image|photo|img|media)', 'article-?(?:image|photo|media|img)', 'story-?(?:image|photo|media|img)', 'enlarge', 'featured-?(?:image|media)', 'article-?asset.*', 'attribution'),
    cut: ['wp-caption-text', 'photo-credit', 'image-caption'], keep: ['imagine', 'photosynthesis'],
  },
  {
    id: 'class-embed', reason: 'a post of a social network', on: 'class',
    pattern: tokens('twitter-(?:tweet|video|embed)(?:-rendered)?', 'tweet(?:-?(?:embed|container|wrapper|text))?', 'instagram-media', 'tiktok-embed', 'fb-post', 'bluesky-embed', 'reddit-embed.*', 'social-?embed', 'storify', 'scribble-?live', 'text-post-media', 'telegram-post'),
    cut: ['twitter-tweet', 'instagram-media'], keep: ['retweeted'],
  },
  {
    id: 'class-inset', reason: 'a box set into the story', on: 'class',
    pattern: tokens('pull-?quotes?', 'fact-?(?:box|file)', 'info-?box', 'story-?(?:feature|extras?|highlights)', 'highlights', 'key-?(?:points|takeaways|facts)', 'inset', 'side-?(?:note|story)', 'tout', 'callout', 'glance', 'at-a-glance', 'cnn-?(?:strylcntr|strylftcntnt|expand|stryspcv?|mostpop).*', 'hlts?'),
    cut: ['pull-quote', 'story-feature', 'factbox'], keep: ['insetting', 'highlighted'],
  },
  {
    id: 'class-weather', reason: 'weather, tickers, alerts and closings', on: 'class',
    pattern: tokens('weather[a-z-]*', 'forecast', 'temperature', 'closings?', 'alerts?(?:-?(?:bar|banner|box))?', 'ticker', 'breaking(?:-?(?:news|bar|banner))?', 'traffic', 'stocks?', 'quotes?-?(?:box|widget|table)', 'market-?(?:data|watch|summary)', 'scoreboard', 'score-?(?:box|strip)', 'horoscope', 'lottery', 'election-?(?:banner|results-?widget)', 'live-?(?:stream|banner|bar)'),
    cut: ['weather-widget', 'closings', 'breaking-news'], keep: ['whether', 'stockholm'],
  },
  {
    id: 'class-form', reason: 'a form, poll, quiz or report box', on: 'class',
    pattern: tokens('polls?', 'quiz', 'survey', 'vote', 'voting', 'ratings?', 'rate-?this', 'feedback', 'report-?(?:error|correction|typo|problem|abuse|this)', 'corrections?-?(?:form|box|link)', 'suggest-?(?:correction|edit)', 'contact-?(?:form|us)', 'forms?', 'form-?(?:item|group|control|wrapper)', 'captcha', 'log-?in(?:-?(?:form|box|link))?', 'sign-?in', 'register', 'registration', 'account', 'user-?(?:menu|tools|nav|links|bar)', 'profile', 'welcome', 'contest', 'calendar'),
    cut: ['poll', 'report-error', 'login-form'], keep: ['pollution', 'platform', 'formed'],
  },
  {
    id: 'class-consent', reason: 'a consent or cookie notice', on: 'class',
    pattern: tokens('cookies?.*', 'consent.*', 'gdpr.*', 'onetrust.*', 'ot-(?:sdk|pc|content|main|category|desc|always|switch|toggle|group|header|fltr|hosts|hide|accordion|cookie)[a-z-]*', 'truste.*', 'trustarc.*', 'cmp', 'ccpa', 'didomi.*', 'qc-cmp.*', 'privacy(?:-?(?:notice|banner|policy))?', 'eu-?cookie.*', 'browser-?(?:warning|upgrade)', 'no-?script', 'nojs', 'adblock.*'),
    cut: ['cookie-banner', 'onetrust-consent-sdk'], keep: ['cooking'],
  },
  {
    id: 'class-overlay', reason: 'an overlay or text for machines', on: 'class',
    pattern: tokens('modals?', 'pop-?ups?', 'popover', 'overlay', 'tool-?tips?', 'dialog', 'toast', 'drop-?downs?(?:-?menu)?', 'interstitial', 'off-?canvas', 'screen-?reader(?:-?(?:text|only))?', 'sr-only', 'visually-?hidden', 'hidden', 'hide', 'invisible', 'print-?only', 'noprint', 'no-print', 'do-?not-?print', 'visuallyhidden', 'assistive-?text', 'a11y', 'js-?hidden', 'accessibility', 'offscreen', 'clip'),
    cut: ['modal-dialog', 'sr-only', 'visually-hidden'], keep: ['hideaway', 'modality-x'],
  },
];

/** Class and id of elements that hold the story's text, by the same families; itemprop is asked apart. */
export const BODY_CLASS = tokens(
  '(?:article|story|entry|post|news|content|page|main|node|blog|text|body|copy|single|td-post|asset|detail|paragraph|artikel|articulo|art)-?(?:body|content|text|copy|main|story|entry|paragraphs?|detail|full|inner|p|txt)(?:-?(?:wrapper|container|inner|area|text|body|content|copy|main))?',
  'article', 'story', 'body-?(?:copy|text|content)', 'rich-?text(?:-?(?:story|article)-?body)?', 'caas-body', 'gnt-ar-b', 'storytext', 'articletext', 'articlebody', 'storybody', 'entrytext', 'mainbody', 'hentry', 'yn-story-content', 'field-name-body', 'field-?(?:items?|body)', 'vitstorybody', 'inside-copy', 'print-content', 'subscriber-(?:premium|only|preview)', 'story-?(?:column|panel|block)',
);
