import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('the settings of the catalogue', () => {
  it('have defaults', () => {
    expect(readConfig({})).toEqual({ host: '127.0.0.1', port: 4001 })
  })

  it('come from the environment', () => {
    const env = { CITX_HOST: '::1', CITX_PORT: '8080', PATH: '/bin' }
    expect(readConfig(env)).toEqual({ host: '::1', port: 8080 })
  })

  it('are refused with all that is wrong at once', () => {
    expect(() => readConfig({ CITX_HOST: '', CITX_PORT: '70000' })).toThrow(
      expect.objectContaining({
        code: 'BAD_CONFIG',
        message: expect.stringMatching(/2 problems[^]*CITX_HOST[^]*CITX_PORT/),
      }),
    )
  })
})
