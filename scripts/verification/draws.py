"""Random numbers: the generator, the inverse of the normal law, factors of correlation matrices."""
from mpmath import matrix, mpf, sqrt, cos, acos, pi

from laws import ninv
from suite import EXACT, FUNCTIONS, ROUNDINGS, File

RANDOM123 = "D. E. Shaw Research, Random123, known answers in tests/kat_vectors (Salmon et al., 2011)"

KNOWN = {
    "philox4x32": {
        "zeros": (["0x0"] * 4, ["0x0"] * 2, ["0x6627e8d5", "0xe169c58d", "0xbc57ac4c", "0x9b00dbd8"]),
        "ones": (["0xffffffff"] * 4, ["0xffffffff"] * 2,
                 ["0x408f276d", "0x41c83b0e", "0xa20bc7c6", "0x6d5451fd"]),
        "pi": (["0x243f6a88", "0x85a308d3", "0x13198a2e", "0x3707344"], ["0xa4093822", "0x299f31d0"],
               ["0xd16cfe09", "0x94fdcceb", "0x5001e420", "0x24126ea1"])},
    "philox4x64": {
        "zeros": (["0x0"] * 4, ["0x0"] * 2, ["0x16554d9eca36314c", "0xdb20fe9d672d0fdc",
                                           "0xd7e772cee186176b", "0x7e68b68aec7ba23b"]),
        "ones": (["0xffffffffffffffff"] * 4, ["0xffffffffffffffff"] * 2,
                 ["0x87b092c3013fe90b", "0x438c3c67be8d0224", "0x9cc7d7c69cd777b6", "0xa09caebf594f0ba0"]),
        "pi": (["0x243f6a8885a308d3", "0x13198a2e03707344", "0xa4093822299f31d0", "0x82efa98ec4e6c89"],
               ["0x452821e638d01377", "0xbe5466cf34e90c6c"],
               ["0xa528f45403e61d95", "0x38c72dbd566e9788", "0xa5a1610e72fd18b5", "0x57bd43b5e52b7fe6"])},
}


def philox(words, counter, key, rounds=10):
    """The generator from its paper: ten rounds of two multiplications and a key schedule."""
    bits = 32 if words == "philox4x32" else 64
    mask = (1 << bits) - 1
    (m0, m1), (w0, w1) = (((0xD2511F53, 0xCD9E8D57), (0x9E3779B9, 0xBB67AE85)) if bits == 32 else (
        (0xD2E7470EE14C6C93, 0xCA5A826395121157), (0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B)))
    a, b, c, d = counter
    k0, k1 = key
    for _ in range(rounds):
        p0, p1 = a * m0, c * m1
        a, b, c, d = (p1 >> bits) ^ b ^ k0, p1 & mask, (p0 >> bits) ^ d ^ k1, p0 & mask
        k0, k1 = (k0 + w0) & mask, (k1 + w1) & mask
    return [a, b, c, d]


def build():
    file = File("01-draws", "Random numbers: Philox, the inverse normal, factors of correlations")
    for generator, answers in KNOWN.items():
        for name, (counter, key, output) in answers.items():
            words = lambda texts: [int(text, 16) for text in texts]
            assert philox(generator, words(counter), words(key)) == words(output), (generator, name)
            file.case(
                f"{generator}-10-{name}", "philox_kat", RANDOM123,
                {"generator": generator, "rounds": 10, "counter": counter, "key": key},
                {"output": output}, EXACT)
    levels = ["1e-300", "1e-20", "1e-10", "1e-5", "0.001", "0.025", "0.1", "0.25"]
    file.case(
        "inverse-normal-lower-tail", "inverse_normal",
        "own: root of the normal law by Newton's method at 40 digits",
        {"p": [float(p) for p in levels]},
        {"z": [ninv(mpf(float(p))) for p in levels]}, FUNCTIONS)
    file.case(
        "inverse-normal-upper-tail", "inverse_normal", "own: the same, above the middle",
        {"p": [0.5, 0.75, 0.9, 0.975, 0.999]},
        {"z": [ninv(mpf(p)) for p in (0.5, 0.75, 0.9, 0.975, 0.999)]}, FUNCTIONS)
    file.case(
        "cholesky-by-hand", "cholesky", "own: by hand, 0.48 = 0.6 * 0.8 makes the last pair independent",
        {"corr": [[1, 0.6, 0.8], [0.6, 1, 0.48], [0.8, 0.48, 1]]},
        {"L": [[1, 0, 0], [0.6, 0.8, 0], [0.8, 0, 0.6]], "must_fail": False},
        {"abs": 1e-15, "rel": 0, "made_of": "4 roundings of numbers below 1"})
    rho = mpf("0.65")
    low = sqrt(1 - rho * rho)
    third = (rho - rho * rho) / low
    file.case(
        "cholesky-equal-correlations", "cholesky", "own: closed form of three equally correlated zones",
        {"corr": [[1, 0.65, 0.65], [0.65, 1, 0.65], [0.65, 0.65, 1]]},
        {"L": [[1, 0, 0], [rho, low, 0], [rho, third, sqrt(1 - rho * rho - third * third)]],
         "eigenvalues": [1 - rho, 1 - rho, 1 + 2 * rho]},
        {"abs": 4e-15, "rel": 0, "made_of": "16 roundings of numbers below 2.5"})
    file.case(
        "cholesky-refuses-no-correlation", "cholesky",
        "own: determinant 1 - 3 * 0.81 - 2 * 0.729 < 0, so no such variables exist",
        {"corr": [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]}, {"must_fail": True}, EXACT)
    return file
