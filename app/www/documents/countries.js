// Where a document can be from: the issuing states by their three letters (ISO 3166-1), with the names that the
// phone has for them.

/** ISO 3166-1: two letters, then three. Territories whose passports another state issues, such as the Faroe Islands,
 * are left out; Kosovo's three letters are those of Doc 9303-3 section 5. */
const codes =
  'AFAFG AOAGO AIAIA ALALB ADAND AEARE ARARG AMARM AGATG AUAUS ATAUT AZAZE BIBDI BEBEL BJBEN BFBFA BDBGD ' +
  'BGBGR BHBHR BSBHS BABIH BYBLR BZBLZ BMBMU BOBOL BRBRA BBBRB BNBRN BTBTN BWBWA CFCAF CACAN CHCHE CLCHL ' +
  'CNCHN CICIV CMCMR CDCOD CGCOG COCOL KMCOM CVCPV CRCRI CUCUB KYCYM CYCYP CZCZE DEDEU DJDJI DMDMA DKDNK ' +
  'DODOM DZDZA ECECU EGEGY ERERI ESESP EEEST ETETH FIFIN FJFJI FRFRA FMFSM GAGAB GBGBR GEGEO GGGGY GHGHA ' +
  'GIGIB GNGIN GMGMB GWGNB GQGNQ GRGRC GDGRD GTGTM GYGUY HKHKG HNHND HRHRV HTHTI HUHUN IDIDN IMIMN ININD ' +
  'IEIRL IRIRN IQIRQ ISISL ILISR ITITA JMJAM JEJEY JOJOR JPJPN KZKAZ KEKEN KGKGZ KHKHM KIKIR KNKNA KRKOR ' +
  'KWKWT LALAO LBLBN LRLBR LYLBY LCLCA LILIE LKLKA LSLSO LTLTU LULUX LVLVA MOMAC MAMAR MCMCO MDMDA MGMDG ' +
  'MVMDV MXMEX MHMHL MKMKD MLMLI MTMLT MMMMR MEMNE MNMNG MZMOZ MRMRT MSMSR MUMUS MWMWI MYMYS NANAM NENER ' +
  'NGNGA NINIC NLNLD NONOR NPNPL NRNRU NZNZL OMOMN PKPAK PAPAN PEPER PHPHL PWPLW PGPNG PLPOL KPPRK PTPRT ' +
  'PYPRY PSPSE QAQAT ROROU RURUS RWRWA SASAU SDSDN SNSEN SGSGP SBSLB SLSLE SVSLV SMSMR SOSOM RSSRB SSSSD ' +
  'STSTP SRSUR SKSVK SISVN SESWE SZSWZ SCSYC SYSYR TCTCA TDTCD TGTGO THTHA TJTJK TMTKM TLTLS TOTON TTTTO ' +
  'TNTUN TRTUR TVTUV TWTWN TZTZA UGUGA UAUKR UYURY USUSA UZUZB VAVAT VCVCT VEVEN VGVGB VNVNM VUVUT WSWSM ' +
  'YEYEM ZAZAF ZMZMB ZWZWE XKRKS';

/** The state that stands first: most documents are from there. */
export const denmark = 'DNK';

/** @typedef {{ code: string, name: string }} Country */

/** All countries in a language, Denmark first.
 * @param {string} language
 * @returns {Country[]} */
export function countriesIn(language) {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const { compare } = new Intl.Collator(language);
  return codes.split(' ')
    .map(both => ({ code: both.slice(2), name: names.of(both.slice(0, 2)) ?? both.slice(2) }))
    .sort((a, b) => Number(b.code === denmark) - Number(a.code === denmark) || compare(a.name, b.name));
}

/** Those whose name has a word that begins with what was typed; accents do not matter.
 * @param {Country[]} countries
 * @param {string} typed */
export function matching(countries, typed) {
  const sought = plain(typed);
  return countries.filter(({ name, code }) =>
    plain(name).startsWith(sought) || plain(name).includes(` ${sought}`) || code === sought.toUpperCase());
}

/** @param {string} text */
const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
