export { enumName, wordOf } from '@citx/schema/sdl/enum-name.ts'
