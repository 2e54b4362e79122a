import type { Caption } from '../model/article.ts';
import { CAPTION_CREDITS } from './caption-credits.ts';

/** Parts a caption and its credit: `Fans cheer. (AP Photo/Luca Bruno)`. The credit loses its brackets, nothing else. */
export function splitCaption(text: string): Caption {
  const whole = text.trim().replace(/(?<=[)\]])\s*[-–—|]$/, '');
  const slice = whole.slice(-160);
  const bracket = CAPTION_CREDITS.bracketed.pattern.exec(slice);
  if (bracket?.[1] !== undefined && CAPTION_CREDITS.inBrackets.pattern.test(bracket[1].trim()))
    return { text: whole.slice(0, whole.length - bracket[0].length).trim(), credit: bracket[1].trim() };
  if (looksLikeCredit(whole)) return { text: '', credit: whole.replace(/^[([]\s?|\s?[)\]]\.?$/g, '') };
  const tail = CAPTION_CREDITS.labelled.pattern.exec(slice) ?? CAPTION_CREDITS.trailing.pattern.exec(slice);
  if (tail?.[1] !== undefined)
    return { text: whole.slice(0, whole.length - tail[0].length).trim(), credit: tail[1].trim() };
  return { text: whole, credit: null };
}

/** True for a line that is a picture's credit and nothing else: `Photo: Hau Dinh, AP`, `Charles Sykes/Invision/AP`. */
export function looksLikeCredit(text: string): boolean {
  const line = text.trim();
  return (
    line.length >= 4 &&
    line.length <= 120 &&
    !/^by\s/i.test(line) &&
    CAPTION_CREDITS.whole.pattern.test(line) &&
    !/[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(line)
  );
}
