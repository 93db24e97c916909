<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/liquidacion.xsl"/>

  <xsl:variable name="a" select="/acto/accesorios"/>
  <xsl:variable name="fin" select="$a/pagado/@fecha | $a/insoluto/@fecha"/>

  <xsl:template match="/acto" mode="titulo">Cédula de liquidación de actualización y recargos</xsl:template>

  <!-- "las cuotas de julio de 2026" or "el capital constitutivo" -->
  <xsl:template name="origen">
    <xsl:choose>
      <xsl:when test="$a/origen/@clase = 'capital-constitutivo'">el capital constitutivo</xsl:when>
      <xsl:otherwise>las cuotas de <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="$a/origen/@periodo"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>
      <xsl:text>Es la liquidación de los accesorios del crédito </xsl:text><xsl:value-of select="$a/origen/@credito"/>
      <xsl:choose>
        <xsl:when test="$a/pagado">, que usted pagó después de su fecha límite: se pagó el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$a/pagado/@fecha"/></xsl:call-template>.</xsl:when>
        <xsl:otherwise>, que no se ha pagado: se calculan hasta el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$a/insoluto/@fecha"/></xsl:call-template>.</xsl:otherwise>
      </xsl:choose>
      <xsl:text> Lleva el número de crédito </xsl:text><xsl:value-of select="$a/credito"/>.
    </dd>
    <xsl:call-template name="cuanto-debo"><xsl:with-param name="importe" select="$a/total"/></xsl:call-template>
    <xsl:call-template name="hasta-cuando"><xsl:with-param name="pago" select="$a/pago"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>
      <xsl:text>Pasados treinta días hábiles desde que surta efectos la notificación, el Instituto puede cobrar esta deuda mediante el procedimiento administrativo de ejecución.</xsl:text>
      <xsl:if test="$a/insoluto"> Mientras no pague el crédito <xsl:value-of select="$a/origen/@credito"/>, sus accesorios siguen creciendo.</xsl:if>
      <xsl:text> Si no la impugna a tiempo, se entiende consentida.</xsl:text>
    </dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Resultandos</h2>
      <p><strong>Primero.</strong> Con el documento <xsl:value-of select="$a/origen/@documento"/>, notificado el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$a/origen/@notificado"/></xsl:call-template>, el Instituto determinó a cargo de <xsl:value-of select="destinatario/nombre"/> el crédito número <xsl:value-of select="$a/origen/@credito"/> por <xsl:call-template name="origen"/>, cuyo principal es de <xsl:value-of select="b:pesos($a/origen/@principal)"/>.</p>
      <p><strong>Segundo.</strong> Ese crédito fue exigible desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$a/exigibleDesde"/></xsl:call-template>.</p>
      <p><strong>Tercero.</strong>
        <xsl:choose>
          <xsl:when test="$a/pagado"> El <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$a/pagado/@fecha"/></xsl:call-template> se recibió un pago de <xsl:value-of select="b:pesos($a/pagado/@importe)"/>, que no comprendió la actualización ni los recargos causados hasta ese día.</xsl:when>
          <xsl:otherwise> Al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$a/insoluto/@fecha"/></xsl:call-template> no existe pago registrado del crédito.</xsl:otherwise>
        </xsl:choose>
      </p>
    </section>
    <section>
      <h2>Considerandos</h2>
      <p><strong>Primero.</strong> Cuando las cuotas o los capitales constitutivos no se enteran dentro del plazo establecido, el patrón cubre, desde que los créditos se hicieron exigibles, la actualización y los recargos en los términos del Código Fiscal de la Federación (artículo 40 A de la Ley del Seguro Social).</p>
      <p><strong>Segundo.</strong> La actualización se obtiene al dividir el Índice Nacional de Precios al Consumidor del mes anterior al más reciente del periodo entre el del mes anterior al más antiguo (artículo 17-A del Código Fiscal de la Federación):</p>
      <dl>
        <dt>Índice de <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="$a/actualizacion/@recienteMes"/></xsl:call-template></dt><dd><xsl:value-of select="$a/actualizacion/@reciente"/>, publicado en el Diario Oficial de la Federación el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$a/actualizacion/@recienteDof"/></xsl:call-template></dd>
        <dt>Índice de <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="$a/actualizacion/@antiguoMes"/></xsl:call-template></dt><dd><xsl:value-of select="$a/actualizacion/@antiguo"/>, publicado en el Diario Oficial de la Federación el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$a/actualizacion/@antiguoDof"/></xsl:call-template></dd>
        <dt>Factor de actualización</dt><dd><xsl:value-of select="$a/actualizacion/@factor"/></dd>
        <dt>Principal</dt><dd><xsl:value-of select="b:pesos($a/origen/@principal)"/></dd>
        <dt>Actualización</dt><dd><xsl:value-of select="b:pesos($a/actualizacion/@importe)"/></dd>
        <dt>Principal actualizado</dt><dd><xsl:value-of select="b:pesos($a/recargos/@base)"/></dd>
      </dl>
      <p><strong>Tercero.</strong> Los recargos se causan por cada mes o fracción de mora, sobre el principal actualizado y a la tasa de cada mes (artículo 21 del Código Fiscal de la Federación):</p>
      <div class="tabla" role="region" tabindex="0" aria-label="Recargos mes a mes">
        <table class="w-1-4-4-2-3">
          <caption>Recargos mes a mes, en pesos</caption>
          <thead><tr><th scope="col">Mes</th><th scope="col">Del</th><th scope="col">Al</th><th scope="col" class="num">Tasa</th><th scope="col" class="num">Recargos</th></tr></thead>
          <tbody>
            <xsl:for-each select="$a/recargos/mes">
              <tr>
                <th scope="row"><xsl:value-of select="@numero"/></th>
                <td><xsl:call-template name="fecha"><xsl:with-param name="dia" select="@desde"/></xsl:call-template></td>
                <td><xsl:call-template name="fecha"><xsl:with-param name="dia" select="@hasta"/></xsl:call-template></td>
                <td class="num"><xsl:value-of select="@tasa"/> %</td>
                <td class="num"><xsl:value-of select="b:pesos(@importe)"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
          <tfoot><tr><th scope="row" colspan="4">Total de recargos</th><td class="num"><xsl:value-of select="b:pesos($a/recargos/@importe)"/></td></tr></tfoot>
        </table>
      </div>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <p><strong>Primero.</strong> Se determina a cargo de <strong><xsl:value-of select="destinatario/nombre"/></strong>, registro patronal <xsl:call-template name="registro"><xsl:with-param name="clave" select="destinatario/@registroPatronal"/></xsl:call-template>, el crédito fiscal número <xsl:value-of select="$a/credito"/> por <xsl:call-template name="importe-con-letra"><xsl:with-param name="importe" select="$a/total"/></xsl:call-template>, que se integra así:</p>
      <div class="tabla" role="region" tabindex="0" aria-label="Integración del crédito">
        <table class="w-5-2">
          <caption>Integración del crédito, en pesos</caption>
          <thead><tr><th scope="col">Concepto</th><th scope="col" class="num">Importe</th></tr></thead>
          <tbody>
            <tr><th scope="row">Actualización</th><td class="num"><xsl:value-of select="b:pesos($a/actualizacion/@importe)"/></td></tr>
            <tr><th scope="row">Recargos</th><td class="num"><xsl:value-of select="b:pesos($a/recargos/@importe)"/></td></tr>
          </tbody>
          <tfoot><tr><th scope="row">Total</th><td class="num"><xsl:value-of select="b:pesos($a/total)"/></td></tr></tfoot>
        </table>
      </div>
      <p><strong>Segundo.</strong>
        <xsl:choose>
          <xsl:when test="$a/pagado"> El principal del crédito <xsl:value-of select="$a/origen/@credito"/> queda cubierto con el pago descrito; este crédito comprende solamente sus accesorios.</xsl:when>
          <xsl:otherwise> Este crédito comprende solamente accesorios: el principal del crédito <xsl:value-of select="$a/origen/@credito"/> se paga por separado y los accesorios posteriores al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$fin"/></xsl:call-template> se siguen causando hasta su pago.</xsl:otherwise>
        </xsl:choose>
      </p>
      <p><strong>Tercero.</strong> El crédito se paga dentro de los quince días hábiles siguientes a aquel en que surta efectos la notificación.</p>
    </section>
    <xsl:call-template name="pago"><xsl:with-param name="pago" select="$a/pago"/><xsl:with-param name="total" select="$a/total"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
