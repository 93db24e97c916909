#pragma once

#include "gateway/http/message.hpp"
#include "gateway/http/router.hpp"

namespace buzon::http {

// One function an operation of openapi.yaml; defined in the file of its subject (*_v1.cpp).
Response create_challenge(const Api&, const Request&);
Response open_session(const Api&, const Request&);
Response close_session(const Api&, const Request&);

Response issue_act(const Api&, const Request&);
Response get_act(const Api&, const Request&);
Response list_acts(const Api&, const Request&);
Response get_act_document(const Api&, const Request&);
Response list_events(const Api&, const Request&);

Response list_mailboxes(const Api&, const Request&);
Response list_mailbox(const Api&, const Request&);
Response get_mailbox_act(const Api&, const Request&);
Response request_opening(const Api&, const Request&);
Response open_act(const Api&, const Request&);
Response get_mailbox_document(const Api&, const Request&);
Response get_expediente(const Api&, const Request&);
Response get_plazos_calendar(const Api&, const Request&);

Response get_enrolment(const Api&, const Request&);
Response get_terms(const Api&, const Request&);
Response register_contact(const Api&, const Request&);
Response ask_for_code(const Api&, const Request&);
Response confirm_contact(const Api&, const Request&);
Response drop_contact(const Api&, const Request&);
Response request_declaration(const Api&, const Request&);
Response declare(const Api&, const Request&);
Response get_declaration_document(const Api&, const Request&);

Response list_bank_orders(const Api&, const Request&);
Response get_bank_order(const Api&, const Request&);
Response get_approval_text(const Api&, const Request&);
Response approve_bank_act(const Api&, const Request&);
Response request_release(const Api&, const Request&);
Response receive_bank_message(const Api&, const Request&);

Response list_work_items(const Api&, const Request&);
Response get_work_item(const Api&, const Request&);
Response take_work_item(const Api&, const Request&);
Response close_work_item(const Api&, const Request&);
Response renew_aviso(const Api&, const Request&);

Response list_failures(const Api&, const Request&);
Response get_failure(const Api&, const Request&);

Response verify_folio(const Api&, const Request&);
Response verify_folio_page(const Api&, const Request&);
Response verify_document(const Api&, const Request&);
Response list_estrados(const Api&, const Request&);
Response get_estrados_document(const Api&, const Request&);
Response get_estrados_file(const Api&, const Request&);
Response get_estrados_proof(const Api&, const Request&);
Response order_estrados(const Api&, const Request&);
Response publish_estrados_again(const Api&, const Request&);
Response list_missed_days(const Api&, const Request&);
Response stamp_time(const Api&, const Request&);

Response get_log_checkpoint(const Api&, const Request&);
Response get_log_tile(const Api&, const Request&);
Response get_log_receipt(const Api&, const Request&);
Response add_checkpoint(const Api&, const Request&);

Response live(const Api&, const Request&);
Response ready(const Api&, const Request&);
Response openapi(const Api&, const Request&);

}  // namespace buzon::http
