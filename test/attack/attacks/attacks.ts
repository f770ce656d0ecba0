import type { Attack } from '../method/attack.ts'
import { suppressedGroups } from './a01-suppressed-groups.ts'
import { differencing } from './a02-differencing.ts'
import { knownCoordinates } from './a02b-known-coordinates.ts'
import { revisionScore, revisionRecord, revisionLikelihood } from './a03-revision.ts'
import { meanTimesCount } from './a07-mean-times-count.ts'
import { extremes } from './a08-extremes.ts'
import { largestValue } from './a09-largest-value.ts'
import { homogeneity, publishedZero } from './a13-homogeneity.ts'
import { colluders } from './a15-colluders.ts'
import { thresholdOracle } from './b01-threshold-oracle.ts'
import { knownPart } from './b02-known-part.ts'
import { panel } from './b03-panel.ts'
import { likelihoodDifferencing } from './b04-likelihood-differencing.ts'
import { overlappingWindows } from './b05-overlapping-windows.ts'
import { soleMembers } from './b06-sole-members.ts'
import { surveyBase } from './b07-survey-base.ts'
import { manyContacts } from './b08-many-contacts.ts'
import { questionsOfTheLate } from './b09-questions-of-the-late.ts'
import { dominatedGroups } from './b10-dominated-groups.ts'
import { orderOfRecords } from './b11-order-of-records.ts'
import { twoTables } from './b18-two-tables.ts'
import { manyQuestions, manyQuestionsByDefault } from './b20-many-questions.ts'
import { repeatedGroups } from './b21-repeated-groups.ts'
import { seventeenWindows } from './b22-seventeen-windows.ts'
import { knownSizes } from './b24-known-sizes.ts'
import { rareAnswer, rareAnswerByDefault } from './b25-rare-answer.ts'
import { everythingElseKnown, aloneInAPlace } from './b12-everything-else-known.ts'

/** The attacks on the rows of a release, in the order of their table. */
export const attacks: readonly Attack[] = [
  suppressedGroups,
  differencing,
  knownCoordinates,
  revisionScore,
  revisionRecord,
  meanTimesCount,
  extremes,
  largestValue,
  homogeneity,
  publishedZero,
  colluders,
  thresholdOracle,
  knownPart,
  panel,
  likelihoodDifferencing,
  overlappingWindows,
  soleMembers,
  surveyBase,
  manyContacts,
  questionsOfTheLate,
  dominatedGroups,
  orderOfRecords,
  everythingElseKnown,
  aloneInAPlace,
  revisionLikelihood,
  twoTables,
  manyQuestions,
  manyQuestionsByDefault,
  repeatedGroups,
  seventeenWindows,
  knownSizes,
  rareAnswer,
  rareAnswerByDefault,
]
