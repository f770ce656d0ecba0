import type { Build } from './build.ts'
import {
  additiveKeyBuild,
  recordKeyBuild,
  trueMeanBuild,
  trueThresholdBuild,
} from './broken-builds.ts'
import { realBuild } from './real-build.ts'
import { unprotectedBuild } from './unprotected-build.ts'

/** The builds under attack, the real one first. */
export const builds: readonly Build[] = [
  realBuild,
  unprotectedBuild,
  recordKeyBuild,
  trueThresholdBuild,
  additiveKeyBuild,
  trueMeanBuild,
]
