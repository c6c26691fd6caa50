// CRC-16/CCITT-FALSE: polynomial 0x1021, initial value 0xFFFF, not reflected. Its value for "123456789" is 0x29B1.

/** @param {Uint8Array} bytes
 * @returns {number} 0 to 65535 */
export function crc16(bytes) {
  let crc = 0xFFFF;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1) & 0xFFFF;
    }
  }
  return crc;
}
