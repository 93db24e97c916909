<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/act.xsl"/>

  <xsl:template match="/acto" mode="titulo">Cédula de liquidación por la omisión total o parcial en la determinación y pago de cuotas</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es una cédula de liquidación: el Instituto determinó cuotas del Seguro Social de <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="cedula/periodo"/></xsl:call-template> que no se pagaron<xsl:if test="cedula/origen = 'diferencias'"> completas</xsl:if>. Crédito número <xsl:value-of select="cedula/credito"/>.</dd>
    <dt>¿Cuánto debo pagar?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos(cedula/total)"/></span><xsl:if test="cedula/total/@letra"><br/><xsl:value-of select="cedula/total/@letra"/></xsl:if></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd>Quince días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación; si el último día es viernes, puede pagar el día hábil siguiente. Línea de captura: <strong><xsl:value-of select="cedula/pago/lineaCaptura"/></strong>.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>La deuda se vuelve exigible, crece con actualización y recargos y puede cobrarse mediante el procedimiento administrativo de ejecución. Si no la impugna a tiempo, se entiende consentida.</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Liquidación</h2>
      <dl class="two-col">
        <dt>Número de crédito</dt><dd><xsl:value-of select="cedula/credito"/></dd>
        <dt>Periodo</dt><dd><xsl:call-template name="periodo"><xsl:with-param name="periodo" select="cedula/periodo"/></xsl:call-template></dd>
        <dt>Cuotas exigibles desde</dt><dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="cedula/exigibleDesde"/></xsl:call-template></dd>
        <dt>Accesorios calculados al</dt><dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="cedula/calculadaAl"/></xsl:call-template></dd>
        <dt>Factor de actualización</dt><dd><xsl:value-of select="cedula/factorActualizacion"/></dd>
        <dt>Tasa de recargos acumulada</dt><dd><xsl:value-of select="cedula/tasaRecargos"/> %</dd>
        <dt>Trabajadores</dt><dd><xsl:value-of select="cedula/trabajadores/@numero"/></dd>
      </dl>
      <div class="tabla" role="region" tabindex="0" aria-label="Conceptos de la liquidación">
        <table class="w-4-2-2-2-2-2">
          <caption>Conceptos, en pesos</caption>
          <thead><tr><th scope="col">Concepto</th><th scope="col" class="num">Base</th><th scope="col" class="num">Cuota</th><th scope="col" class="num">Actualización</th><th scope="col" class="num">Recargos</th><th scope="col" class="num">Importe</th></tr></thead>
          <tbody>
            <xsl:for-each select="cedula/conceptos/concepto">
              <tr><th scope="row"><xsl:value-of select="descripcion"/></th><td class="num"><xsl:value-of select="b:pesos(base)"/></td><td class="num"><xsl:value-of select="b:pesos(cuota)"/></td><td class="num"><xsl:value-of select="b:pesos(actualizacion)"/></td><td class="num"><xsl:value-of select="b:pesos(recargos)"/></td><td class="num"><xsl:value-of select="b:pesos(importe)"/></td></tr>
            </xsl:for-each>
          </tbody>
          <tfoot>
            <tr><th scope="row">Total</th><td class="num">—</td><td class="num"><xsl:value-of select="b:pesos(cedula/totales/cuotas)"/></td><td class="num"><xsl:value-of select="b:pesos(cedula/totales/actualizacion)"/></td><td class="num"><xsl:value-of select="b:pesos(cedula/totales/recargos)"/></td><td class="num"><xsl:value-of select="b:pesos(cedula/total)"/></td></tr>
          </tfoot>
        </table>
      </div>
      <p>Se determina a cargo de <strong><xsl:value-of select="destinatario/nombre"/></strong> el crédito fiscal número <xsl:value-of select="cedula/credito"/> por <strong><xsl:value-of select="b:pesos(cedula/total)"/></strong><xsl:if test="cedula/total/@letra"> (<xsl:value-of select="cedula/total/@letra"/>)</xsl:if>.</p>
      <xsl:if test="cedula/convenioInfonavit">
        <p>Los conceptos de vivienda se liquidan conjuntamente conforme al convenio de coordinación <xsl:value-of select="cedula/convenioInfonavit/@acuerdo"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="cedula/convenioInfonavit/@fecha"/></xsl:call-template>, con <xsl:value-of select="cedula/convenioInfonavit/@autoridad"/>.</p>
      </xsl:if>
    </section>
    <xsl:call-template name="pago"><xsl:with-param name="pago" select="cedula/pago"/><xsl:with-param name="total" select="cedula/total"/></xsl:call-template>
  </xsl:template>

  <!-- Workers' data: confidential (LSS 22), never part of what is shown in public. -->
  <xsl:template match="/acto" mode="anexos">
    <section class="page-break-before annex">
      <h2>Anexo: trabajadores</h2>
      <p class="muted">Información confidencial (artículo 22 de la Ley del Seguro Social).</p>
      <div class="tabla" role="region" tabindex="0" aria-label="Trabajadores">
        <table class="w-3-6-1-2-3">
          <caption>Cuotas por trabajador, en pesos</caption>
          <thead><tr><th scope="col">NSS</th><th scope="col">Nombre</th><th scope="col" class="num">Días</th><th scope="col" class="num">SBC</th><th scope="col" class="num">Cuotas</th></tr></thead>
          <tbody>
            <xsl:for-each select="cedula/trabajadores/trabajador">
              <tr><td><xsl:value-of select="@nss"/></td><th scope="row"><xsl:value-of select="@nombre"/></th><td class="num"><xsl:value-of select="@dias"/></td><td class="num"><xsl:value-of select="b:pesos(@sbc)"/></td><td class="num"><xsl:value-of select="b:pesos(@importe)"/></td></tr>
              <xsl:call-template name="subtotal"><xsl:with-param name="columnas" select="4"/><xsl:with-param name="importes" select="'importe'"/></xsl:call-template>
            </xsl:for-each>
          </tbody>
          <tfoot><tr><th scope="row" colspan="4">Total de cuotas</th><td class="num"><xsl:value-of select="b:pesos(cedula/totales/cuotas)"/></td></tr></tfoot>
        </table>
      </div>
    </section>
  </xsl:template>
</xsl:stylesheet>
