import { assert, property, string } from 'fast-check'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { Secret } from '../config/secret.ts'
import { changeDatabaseUrl, describeAddress } from './database-url.ts'

describe('describeAddress', () => {
  it.each([
    ['postgres://citx:pw@db.example:6543/agency', 'db.example:6543', 'agency', 'citx'],
    ['postgresql://citx:pw@db.example/agency?sslmode=require', 'db.example', 'agency', 'citx'],
    ['postgres://citx:pw@[::1]:6543/agency', '[::1]:6543', 'agency', 'citx'],
    ['postgres://citx:pw@/agency?host=/run/pg', '/run/pg', 'agency', 'citx'],
    ['postgres:///agency?host=/run/pg', '/run/pg', 'agency', ''],
    ['postgres://citx@db.example', 'db.example', 'citx', 'citx'],
  ])('reads %s', (url, host, database, user) => {
    expect(describeAddress(new Secret(url))).toEqual({ host, database, user })
  })

  it.each([
    '',
    'db.example',
    'mysql://a:hunter2@db/x',
    'postgres://a:hunter2@d b/x',
    'file:///hunter2',
  ])('refuses %j without repeating it', (url) => {
    expect(() => describeAddress(new Secret(url))).toThrow(
      expect.objectContaining({
        code: 'BAD_CONFIG',
        message: expect.not.stringContaining('hunter2'),
      }),
    )
  })
})

describe('changeDatabaseUrl', () => {
  it.each([
    'postgres://citx:pw@db.example:6543/agency?sslmode=disable',
    'postgres://citx:pw@/agency?host=%2Frun%2Fpg',
    'postgres:///agency?host=/run/pg',
  ])('keeps the server of %s whatever user, password and database are set', (url) => {
    const before = new Client(url)
    const printable = string({ minLength: 1, maxLength: 20 })
    assert(
      property(printable, printable, (user, password) => {
        const changed = changeDatabaseUrl(new Secret(url), {
          database: 'other-db',
          user,
          password: new Secret(password),
        })
        expect(new Client(changed.reveal())).toMatchObject({
          host: before.host,
          port: before.port,
          database: 'other-db',
          user,
          password,
        })
      }),
    )
  })
})
