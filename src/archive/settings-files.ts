/** The file of the content folder that says where addresses lead that no article or page can name as its own. */
export const redirectsFile = 'redirects.yaml'

/** The file of the content folder that names addresses at which nothing will be again. */
export const goneFile = 'gone.yaml'
