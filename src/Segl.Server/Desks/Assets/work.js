// Seeks the number that makes the SHA-256 of challenge and number begin with so many zero bits
// (src/Segl.Server/Desks/Puzzle.cs).
const together = 64;

onmessage = async ({ data: { challenge, bits } }) => {
  const text = new TextEncoder();
  for (let first = 0; ; first += together) {
    const numbers = Array.from({ length: together }, (_, index) => first + index);
    const hashes = await Promise.all(
      numbers.map(number => crypto.subtle.digest('SHA-256', text.encode(`${challenge}.${number}`))));
    const found = hashes.findIndex(hash => new DataView(hash).getUint32(0) >>> (32 - bits) === 0);
    if (found >= 0) {
      postMessage(numbers[found]);
      return;
    }
  }
};
