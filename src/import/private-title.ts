/** How WordPress begins the titles of posts that not everyone may read, in the languages of its interface. */
const beginnings =
  'private protected privat geschützt privé protégé privado protegido privato protetto beveiligd приватная защищено خاص محمي 私密 密码保护 非公開 保護中 özel korumalı'

const prefix = new RegExp(`^\\s*(?:${beginnings.replaceAll(' ', '|')})\\s*[:：]\\s`, 'iu')

/** Whether a title begins as WordPress writes it above a private or protected post: `Private: The budget`. */
export function isPrivateTitle(title: string | null | undefined): boolean {
  return prefix.test(title ?? '')
}
