import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mediaPath } from './media-path.ts'
import { nameAs, pictureIn } from './picture-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'backfile-pictures-'))
mkdirSync(join(folder, '2015/03'), { recursive: true })
writeFileSync(join(folder, '2015/03/wall.png'), '')
writeFileSync(join(folder, '2015/03/gull-30x20.png'), '')
afterAll(() => rmSync(folder, { recursive: true }))

const uploads = 'https://old.example/wp-content/uploads'

test('a picture is found by the end of its old path, in full size if that is there', () => {
  expect(pictureIn(folder, `${uploads}/2015/03/wall-300x200.png`)).toBe(
    join(folder, '2015/03/wall.png'),
  )
  expect(pictureIn(folder, `${uploads}/2015/03/gull-30x20.png?w=1`)).toBe(
    join(folder, '2015/03/gull-30x20.png'),
  )
  expect(pictureIn(folder, `${uploads}/2016/03/wall.png`)).toBeUndefined()
})

test('no path leads out of the folder', () => {
  expect(pictureIn(join(folder, '2015/03'), 'https://old.example/../../2015/03/../wall.png')).toBe(
    join(folder, '2015/03/wall.png'),
  )
  expect(
    pictureIn(join(folder, '2015'), 'https://old.example/%2e%2e/%2e%2e/etc/passwd'),
  ).toBeUndefined()
})

test('sizes of one picture are known by one address', () => {
  expect(nameAs('/a/wall.png', `${uploads}/wall-300x200.png`)).toBe(`${uploads}/wall.png`)
  expect(nameAs('/a/gull-30x20.png', `${uploads}/gull-30x20.png`)).toBe(`${uploads}/gull-30x20.png`)
})

test.each([
  [`${uploads}/2015/03/Wall of 1902.PNG`, '2015/03/wall-of-1902'],
  ['/content/images/2020/01/wall.png', '2020/01/wall'],
  ['https://pics.example/a/b.jpg?x=1', 'a/b'],
  ['/posts/wall/../../wall.png', 'posts/wall/wall'],
])('%s is kept as %s', (address, path) => {
  expect(mediaPath(address)).toBe(path)
})
