import { describe, expect, it } from 'vitest'
import { type Cbor, readCbor } from './cbor.ts'

const read = (hex: string) => readCbor(Uint8Array.from(Buffer.from(hex, 'hex')))

describe('readCbor()', () => {
  // RFC 8949, appendix A
  it.each<[string, Cbor]>([
    ['00', 0],
    ['17', 23],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['20', -1],
    ['3863', -100],
    ['3903e7', -1000],
    ['fa47c35000', 100_000],
    ['fb3ff199999999999a', 1.1],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['60', ''],
    ['6449455446', 'IETF'],
    ['63e6b0b4', '水'],
    ['80', []],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
  ])('reads %s', (hex, value) => {
    expect(read(hex)).toEqual(value)
  })

  it.each(['a0', '4101', 'c074', '1b000000e8d4a51000', 'f7'])('refuses %s', hex => {
    expect(() => read(hex)).toThrow(/CBOR/)
  })

  it('refuses what ends too early', () => {
    expect(() => read('8301')).toThrow()
  })
})
