/** What most ids are made of; they have one spelling only. */
const PLAIN = /^[\x21-\x3f\x41-\x7e]*$/
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu

/**
 * One spelling for what looks the same, so that nobody counts twice by writing an id in two ways: compatible characters (NFKC),
 * no invisible ones, one space for any white space. E-mail addresses are told apart by their letters alone, not by case.
 */
export function spellSubject(cell: string): string {
  if (PLAIN.test(cell)) return cell
  // Invisible characters first, as they keep a letter and its accent apart.
  const one = cell.replaceAll(INVISIBLE, '').normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
  return one.includes('@') ? one.toLowerCase().normalize('NFKC') : one
}
