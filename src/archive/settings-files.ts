/** The file of the content folder that says where addresses lead that no article or page can name as its own. */
export const redirectsFile = 'redirects.yaml'
