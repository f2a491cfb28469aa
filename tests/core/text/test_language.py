from __future__ import annotations

import pytest

from core.text.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Could you please send me the price list for the new model?", "en"),
        ("Können Sie mir bitte die Preisliste für das neue Modell schicken?", "de"),
        ("Pourriez-vous nous envoyer la liste des prix pour le nouveau modèle ?", "fr"),
        ("¿Nos puede enviar la lista de precios del nuevo modelo, por favor?", "es"),
        ("Potrebbe inviarci il listino prezzi del nuovo modello? Grazie, saluti", "it"),
        ("Kunt u ons de prijslijst van het nieuwe model sturen? Dank u", "nl"),
        ("Пришлите, пожалуйста, прайс-лист на новую модель.", "ru"),
        ("请把新型号的价格表发给我，谢谢！", "zh"),
        ("我想订购 model X200，请报价 ASAP", "zh"),
        ("新しいモデルの価格表を送っていただけますか。", "ja"),
        ("새 모델의 가격표를 보내 주시겠습니까?", "ko"),
        ("Ok", ""),
        ("", ""),
        ("12345 http://firm.example/a ada@firm.example", ""),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_a_chinese_text_with_a_number_in_each_clause_is_chinese() -> None:
    assert detect_language("陆老板，30盆中盆，隔壁那家一个月只要700，你们能便宜点吗？") == "zh"
