"""Words that tell who speaks: verbs behind a quote ("kata", "ujarnya") and verbs in front of it ("mengatakan")."""

from __future__ import annotations

# Behind a quote, folded; each may carry "-nya" or "-kannya". "kara", "uajr" and "ujur" are frequent slips.
VERBS_AFTER = frozenset(
    "ajak aku akui bantah balas beber begitu bilang canda cerita cetus curhat dalih demikian desak duga gumam gurau harap himbau "
    "imbau imbuh ingat ingatkan jabar jawab jelas kara kata kecam kelakar keluh kenang ketus kilah kisah klaim komentar lanjut "
    "lapor lontar nasihat nasehat nilai papar pesan pinta puji pungkas rinci sahut sambung sambut sebut seloroh seru sesal "
    "simpul sindir singkat sorot tambah tampik tandas tanya tegas tekan terang teriak timpal tukas tulis tutup tutur uajr ucap "
    "ujar ujur ulang ulas ungkap urai usul".split()
)
_SUFFIXES = ("kannya", "nya", "kan", "nnya")

# Between a speaker and what is said, folded: "Kapolsek mengatakan, ...".
VERBS_BEFORE = frozenset(
    "mengatakan menjelaskan menegaskan menyebut menyebutkan menambahkan mengungkapkan menyampaikan menuturkan memaparkan "
    "membenarkan mengaku mengakui berharap mengharapkan mengimbau menghimbau mengajak meminta mengapresiasi menyatakan menilai "
    "memastikan membantah menerangkan berpesan mengingatkan berkata bercerita menceritakan membeberkan menandaskan melanjutkan "
    "mengucapkan mengungkap berujar bertutur menduga mengonfirmasi mengkonfirmasi mengklaim mengeluhkan menyayangkan menyesalkan "
    "menekankan merinci memerinci menguraikan mengutarakan menyerukan menghendaki memuji bersyukur merasa menjawab menanggapi "
    "berkomentar bertanya menulis berseru berteriak menyambut melaporkan mengisahkan mengklarifikasi menginformasikan "
    "menyarankan mengusulkan memperingatkan menyimpulkan memaparkan menyoroti memberikan memerintahkan menargetkan bilang "
    "ujarnya katanya jelasnya tambahnya".split()
)


def speaks_after(word: str) -> bool:
    """Tell whether the folded word behind a quote says that someone spoke it.

    >>> [speaks_after(word) for word in ("kata", "ujarnya", "tambahkannya", "Polisi", "dan")]
    [True, True, True, False, False]
    """
    return word in VERBS_AFTER or is_nya(word)


def is_nya(word: str) -> bool:
    """Tell whether the folded word is a verb of speech that names its speaker by "-nya"."""
    return word.endswith("nya") and any(word.removesuffix(suffix) in VERBS_AFTER for suffix in _SUFFIXES)
