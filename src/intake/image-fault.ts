import { open } from 'node:fs/promises'
import { extname } from 'node:path'

/** Kinds of pictures that cameras and programs make and browsers do not show. */
const foreign: Record<string, string> = {
  ...{ '.heic': 'HEIC', '.heif': 'HEIF', '.tif': 'TIFF', '.tiff': 'TIFF', '.bmp': 'BMP' },
  ...{ '.jxl': 'JPEG XL', '.jp2': 'JPEG 2000', '.psd': 'Photoshop', '.ai': 'Illustrator' },
  ...{ '.dng': 'raw', '.cr2': 'raw', '.cr3': 'raw', '.nef': 'raw', '.arw': 'raw', '.eps': 'EPS' },
}

const notAnImage = 'its name does not end in an image extension'

/** Why a file is not an image, by its name. */
export function faultOfName(file: string): string {
  const kind = foreign[extname(file).toLowerCase()]
  return kind === undefined ? notAnImage : inForeignForm(kind)
}

function inForeignForm(kind: string): string {
  return `it is a ${kind} file, which browsers do not show; export it as JPEG`
}

/** Why a file with the name of an image could not be read, from its bytes and what the decoder said. */
export async function faultOfBytes(path: string, error: unknown): Promise<string> {
  const start = await beginning(path).catch(() => undefined)
  if (start === undefined || start === '') return 'the file is empty; copy it again'
  if (/^.{4}ftyp(?:hei|hev|mif|msf)/s.test(start)) return inForeignForm('HEIC')
  if (/^(?:II\*\0|MM\0\*)/.test(start)) return inForeignForm('TIFF')
  if (start.startsWith('BM')) return inForeignForm('BMP')
  if (start.startsWith('%PDF')) return 'it is a PDF, despite its name'
  if (/^\s*<(?:!doctype|html)/i.test(start)) return 'it is a web page, despite its name'
  const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  if (/premature|truncat|unexpected end|corrupt|invalid|not enough|bad |read error/i.test(said))
    return 'the file is damaged or cut off; copy it again'
  return /unsupported image format/i.test(said) ? 'it does not contain an image' : said
}

async function beginning(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}
