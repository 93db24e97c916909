<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/bank.xsl"/>

  <xsl:template match="/acto" mode="titulo">Aviso de inmovilización de depósitos, cuentas e inversiones</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Se le informa que <xsl:value-of select="avisoInmovilizacion/ordenante"/> ordenó inmovilizar depósitos, cuentas o inversiones a su nombre y que las entidades financieras ya cumplieron la orden.</dd>
    <dt>¿Cuánto está inmovilizado?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos(avisoInmovilizacion/total)"/></span><xsl:if test="avisoInmovilizacion/total/@letra"><br/><xsl:value-of select="avisoInmovilizacion/total/@letra"/></xsl:if></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd>Hasta que pague, garantice el adeudo o se resuelva en definitiva; para recuperar sus cuentas, vea «Garantía y sustitución».</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>La inmovilización continúa y, cuando el crédito esté firme, el Instituto puede ordenar que se le transfieran los recursos hasta el importe del adeudo (artículo 156-Ter del Código Fiscal de la Federación).</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Inmovilización</h2>
      <dl>
        <dt>Autoridad que la ordenó</dt><dd><xsl:value-of select="avisoInmovilizacion/ordenante"/></dd>
        <dt>Base legal</dt><dd><xsl:call-template name="base-legal"><xsl:with-param name="clave" select="avisoInmovilizacion/baseLegal"/></xsl:call-template></dd>
        <dt>Procedimiento</dt><dd>Expediente <xsl:value-of select="avisoInmovilizacion/procedimiento/@expediente"/>, iniciado el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="avisoInmovilizacion/procedimiento/@inicio"/></xsl:call-template></dd>
        <dt>Plazo de este aviso</dt><dd>A más tardar el día hábil número <xsl:value-of select="avisoInmovilizacion/plazoAviso/@dias"/> siguiente a aquel en que la entidad informó</dd>
      </dl>
      <xsl:for-each select="avisoInmovilizacion/bancos/banco">
        <h3><xsl:value-of select="@nombre"/></h3>
        <dl class="two-col">
          <dt>Orden</dt><dd><xsl:value-of select="@folioOrden"/></dd>
          <dt>Ejecutada</dt><dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="@ejecutada"/></xsl:call-template></dd>
          <dt>Informada al Instituto</dt><dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="@informada"/></xsl:call-template></dd>
          <dt>Monto inmovilizado</dt><dd><xsl:value-of select="b:pesos(@importe)"/></dd>
        </dl>
        <xsl:if test="cuenta">
          <div class="tabla" role="region" tabindex="0" aria-label="Cuentas en {@nombre}">
            <table class="w-2-4-3">
              <caption>Cuentas en <xsl:value-of select="@nombre"/></caption>
              <thead><tr><th scope="col">Terminación</th><th scope="col">Producto</th><th scope="col" class="num">Importe</th></tr></thead>
              <tbody><xsl:for-each select="cuenta"><tr><th scope="row"><xsl:value-of select="@terminacion"/></th><td><xsl:value-of select="@producto"/></td><td class="num"><xsl:value-of select="b:pesos(@importe)"/></td></tr></xsl:for-each></tbody>
            </table>
          </div>
        </xsl:if>
      </xsl:for-each>
      <p>En total se encuentran inmovilizados <strong><xsl:value-of select="b:pesos(avisoInmovilizacion/total)"/></strong><xsl:if test="avisoInmovilizacion/total/@letra"> (<xsl:value-of select="avisoInmovilizacion/total/@letra"/>)</xsl:if>.</p>
      <h3>Adeudo</h3>
      <xsl:call-template name="creditos"><xsl:with-param name="creditos" select="avisoInmovilizacion/creditos"/></xsl:call-template>
    </section>
    <section>
      <h2>Garantía y sustitución</h2>
      <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="avisoInmovilizacion/sustitucion/parrafo"/></xsl:call-template>
      <p>Con fundamento en <xsl:call-template name="citas"><xsl:with-param name="citas" select="avisoInmovilizacion/sustitucion/fundamento/cita"/></xsl:call-template>.</p>
    </section>
  </xsl:template>
</xsl:stylesheet>
