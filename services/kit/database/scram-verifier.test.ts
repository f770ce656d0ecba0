import { describe, expect, it } from 'vitest'
import { Secret } from '../config/secret.ts'
import { scramVerifier } from './scram-verifier.ts'

describe('scramVerifier', () => {
  it('gives the verifier of the example in RFC 7677, section 3', () => {
    const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64')
    expect(scramVerifier(new Secret('pencil'), salt)).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    )
  })

  it('salts every password anew', () => {
    expect(scramVerifier(new Secret('pencil'))).not.toBe(scramVerifier(new Secret('pencil')))
  })

  it.each(['', 'pass word', 'pässword', 'pass\u0000word'])('refuses %j', (password) => {
    expect(() => scramVerifier(new Secret(password))).toThrow(/printable ASCII/)
  })
})
